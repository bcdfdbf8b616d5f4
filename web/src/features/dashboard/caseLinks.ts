import type { paths } from "@/api/generated/schema";

type CaseFilter = NonNullable<paths["/api/case-figures"]["get"]["parameters"]["query"]>;
type ListParams = CaseFilter &
  Pick<NonNullable<paths["/api/cases"]["get"]["parameters"]["query"]>, "sort" | "direction">;

/** The address of the case list with these filters: every number of the dashboard opens the cases it counts. */
export function casesWith(filter: ListParams): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const part of Array.isArray(value) ? value : [value]) params.append(name, String(part));
  }
  const search = params.toString();
  return search === "" ? "/cases" : `/cases?${search}`;
}

/** As a choice of the list: cases where the field is blank. */
export const NOT_SET = "none";

/** Closed cases of some months ("2026-03"), both inclusive, with these closure outcomes. */
export const casesClosed = (from: string, to: string, closureOutcome: string[]): string =>
  casesWith({
    status: "all",
    closureDateFrom: `${from}-01`,
    closureDateTo: lastDay(to),
    ...(closureOutcome.length > 0 && { closureOutcome }),
  });

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
