import { plural } from "@/ui/format/words";

/** A sheet holds 1,048,576 rows and its head takes one. */
const EXCEL_ROWS = 1_048_575;

/** "47 cases, 9 columns"; while the cases are counted only the columns. */
export function sizeInWords(cases: number | undefined, columns: number): string {
  const width = plural(columns, "column");
  return cases === undefined ? width : `${plural(cases, "case")}, ${width}`;
}

/** Why this can't be exported as chosen, and what to do; null when nothing stands against it. */
export function objection(cases: number | undefined, columns: number, format: "csv" | "xlsx"): string | null {
  if (cases === 0) return "This view lists no cases. Change its filters first.";
  if (columns === 0) return "Choose at least one column.";
  if (format === "xlsx" && cases !== undefined && cases > EXCEL_ROWS)
    return `Excel holds ${EXCEL_ROWS.toLocaleString("en-GB")} rows and this view has ${cases.toLocaleString("en-GB")}. Choose CSV, or narrow the view.`;
  return null;
}
