import { casesWith } from "./caseLinks";
import type { Dashboard } from "./types";

export type Grouping = "stage" | "business" | "issue" | "product" | "age";

export const groupings: { value: Grouping; label: string }[] = [
  { value: "stage", label: "Stage" },
  { value: "business", label: "Business" },
  { value: "issue", label: "Issue" },
  { value: "product", label: "Product" },
  { value: "age", label: "Age" },
];

/** A part of the open cases, and the list that holds it. */
export interface Part {
  name: string;
  cases: number;
  to: string;
}

export function groupingOf(dashboard: Dashboard, grouping: Grouping): Part[] {
  switch (grouping) {
    case "stage":
      return dashboard.stages.map((part) => ({ ...part, to: casesWith({ caseStage: [part.name] }) }));
    case "business":
      return dashboard.businesses.map(({ name, cases }) => ({
        name,
        cases,
        to: casesWith({ businessName: [name] }),
      }));
    case "issue":
      return dashboard.issues.map((part) => ({ ...part, to: casesWith({ complaintIssue: [part.name] }) }));
    case "product":
      return dashboard.products.map((part) => ({ ...part, to: casesWith({ productType: [part.name] }) }));
    case "age":
      return dashboard.ages.map(({ label, cases, movedFrom, movedTo }) => ({
        name: label,
        cases,
        to: casesWith({
          ...(movedFrom !== null && { movedToInvestigationDateFrom: movedFrom }),
          movedToInvestigationDateTo: movedTo,
        }),
      }));
  }
}
