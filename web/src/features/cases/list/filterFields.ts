import type { Column } from "../model/types";

export type FilterKind = "choice" | "flag" | "date";

/** A column that the list can be narrowed by. `choices` is empty where the values are open, as for names of people. */
export interface FilterField {
  name: string;
  label: string;
  explanation: string;
  kind: FilterKind;
  choices: readonly string[];
  /** A span of days only: there is no single date that could be missing. */
  spanOnly?: boolean;
}

/** Known to the API as a filter, but derived from two of the 28 fields rather than one of them. */
const overdue: FilterField = {
  name: "businessFileOverdue",
  label: "Business file overdue",
  explanation: "The last day for your file has passed and it hasn't arrived.",
  kind: "flag",
  choices: [],
};

/** The business file and what the scheme asks for besides, by the day it is due on. */
const deadline: FilterField = {
  name: "deadline",
  label: "Something due",
  explanation: "Your file, or something else that is asked for, is due on these days.",
  kind: "date",
  choices: [],
  spanOnly: true,
};

const kinds: Partial<Record<Column["type"], FilterKind>> = {
  choice: "choice",
  boolean: "flag",
  date: "date",
};

/** The filters of the list, in the glossary's order. `businesses` are those of the signed-in person. */
export function filterFields(columns: readonly Column[], businesses: readonly string[]): FilterField[] {
  const fields = columns.flatMap(({ name, label, explanation, type, filterable, choices }): FilterField[] => {
    const kind = kinds[type];
    if (!filterable || kind === undefined) return [];
    return [{ name, label, explanation, kind, choices: name === "businessName" ? businesses : choices }];
  });
  return [...fields, overdue, deadline];
}
