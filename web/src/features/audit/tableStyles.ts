import { recordTable } from "@/ui/data/tables";

/** A table of records with smaller print, for entries of several lines. */
export const table = {
  ...recordTable,
  typography: "dense",
  "& tbody td": {
    ...recordTable["& tbody td"],
    p: "8px",
    verticalAlign: "top",
    overflowWrap: "anywhere",
  },
} as const;
