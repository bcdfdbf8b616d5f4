/** The head of a case: what it is called at the left, the acts at the right or, on a tablet or phone, below. */
export const caseHead = {
  display: "flex",
  flexDirection: { xs: "column", md: "row" },
  alignItems: { xs: "stretch", md: "flex-start" },
  gap: { xs: 3, md: 6 },
} as const;

/** The line under its title: reference, business, how it stands. */
export const caseMeta = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: { xs: "4px 10px", sm: "4px 12px" },
  mt: 1,
  typography: "control",
  color: "text.secondary",
} as const;

/** Its acts: in a row, which on a small screen is as wide as the screen and goes on below rather than squeeze a label. */
export const caseActs = {
  display: "flex",
  flexWrap: "wrap",
  gap: 2,
  pt: { md: 1 },
  "& > .MuiButton-root": { flexGrow: { xs: 1, sm: 0 } },
} as const;
