/** The head of a case: what it is called at the left, the acts at the right or, on a small screen, below. */
export const caseHead = {
  display: "flex",
  flexDirection: { xs: "column", sm: "row" },
  alignItems: { xs: "stretch", sm: "flex-start" },
  gap: { xs: 3, sm: 6 },
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
