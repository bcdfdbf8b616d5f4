import type { Schema } from "@/api/types";

type Outcomes = Schema<"Outcomes">;

export interface OutcomeKind {
  key: "change" | "noChange" | "noOutcome";
  label: string;
  color: string;
  cases: number;
  /** The closure outcomes of the case list that it stands for. */
  names: string[];
}

/** The three ways in which a case ends, in the order of the legend: the counted one last, as it is the base. */
export const kindsOf = (outcomes: Outcomes): OutcomeKind[] => [
  {
    key: "noOutcome",
    label: "No outcome",
    color: "chart.rest",
    cases: outcomes.noOutcome,
    names: outcomes.noOutcomeNames,
  },
  {
    key: "noChange",
    label: "No change",
    color: "chart.second",
    cases: outcomes.noChange,
    names: outcomes.noChangeNames,
  },
  {
    key: "change",
    label: "Change",
    color: "chart.first",
    cases: outcomes.change,
    names: outcomes.changeNames,
  },
];
