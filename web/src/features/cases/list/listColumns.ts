import type { Column } from "../model/types";

/** What a column of the list is made from: a field of the glossary, or whose turn it is. */
export type ListColumn = Pick<Column, "name" | "label" | "explanation" | "sortable" | "type">;

const turn: ListColumn = {
  name: "turn",
  label: "Whose turn",
  explanation: "Who has to act next.",
  sortable: false,
  type: "text",
};

/** The columns that most people work with, in reading order: which case, about what, whose move, by when. */
export const usualColumns = [
  "caseReference",
  "businessName",
  "complaintIssue",
  "productType",
  "caseStage",
  "turn",
  "businessFileRequiredBy",
  "caseAge",
  "businessCaseOwner",
];

/** All columns in the order they stand in: the usual ones, then the rest of the glossary. */
export function listColumns(fields: readonly Column[]): ListColumn[] {
  const all: ListColumn[] = [turn, ...fields];
  const usual = usualColumns.flatMap((name) => all.filter((column) => column.name === name));
  return [...usual, ...fields.filter(({ name }) => !usualColumns.includes(name))];
}
