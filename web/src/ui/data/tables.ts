/** Where a table of records has no room: beside the side navigation a tablet has little more than a phone. */
export const AS_BLOCKS = "@media screen and (max-width: 1023.95px)";

/**
 * A roomy table of records with hairlines; on a tablet or phone each row is a block, its first cell on a line of its
 * own. A cell that says nothing without its head repeats it there: `data-label`.
 */
export const recordTable = {
  width: "100%",
  borderCollapse: "collapse",
  fontSize: "0.9375rem",
  "& th, & thead td": {
    height: 40,
    p: "0 8px",
    textAlign: "left",
    typography: "caption",
    fontWeight: 600,
    color: "text.secondary",
    bgcolor: "surface.sunken",
    borderBottom: "1px solid",
    borderColor: "divider",
    whiteSpace: "nowrap",
  },
  "& tbody td": { height: 48, p: "6px 8px", borderBottom: "1px solid", borderColor: "line.soft" },
  "& tbody tr:last-child td": { borderBottom: 0 },
  "& tbody tr:hover": { bgcolor: "surface.hover" },
  "& th:first-of-type, & td:first-of-type": { pl: 5 },
  "& .number": { textAlign: "right", whiteSpace: "nowrap" },
  "& td.act": { pr: 5, textAlign: "right", whiteSpace: "nowrap" },
  [AS_BLOCKS]: {
    "& thead": { display: "none" },
    "& tbody tr": {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      gap: "4px 12px",
      p: "12px 16px",
      borderBottom: "1px solid",
      borderColor: "line.soft",
    },
    "& tbody td": { height: "auto", p: 0, border: 0, typography: "dense" },
    "& tbody td:first-of-type": { flexBasis: "100%", pl: 0, typography: "control" },
    "& tbody td:empty": { display: "none" },
    "& tbody td[data-label]:not(:empty)::before": {
      content: 'attr(data-label) " "',
      color: "text.secondary",
    },
    "& td.act": { ml: "auto", pr: 0 },
  },
} as const;

/** Tables of a few figures: names at the left, numbers at the right, no more room than they need. */
export const figureTable = {
  width: 1,
  borderCollapse: "collapse",
  typography: "dense",
  "& caption": { textAlign: "left", typography: "caption", color: "text.secondary", pb: 1 },
  "& th, & td": { p: "6px 8px", borderBottom: "1px solid", borderColor: "line.soft", textAlign: "right" },
  "& th:first-of-type": { textAlign: "left", pl: 0 },
  "& th": { fontWeight: 400 },
  "& thead th": { fontWeight: 600, color: "text.secondary" },
} as const;
