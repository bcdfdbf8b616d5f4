import { formatDate } from "@/ui/format/dates";

import type { FilterField } from "./filterFields";
import { changed, NOT_SET, type DateRange, type ListState } from "./listState";

/** A filter that is on, in words: "Stage **Investigation, View**". */
export interface ActiveFilter {
  field: FilterField;
  value: string;
}

export function activeFilters(state: ListState, fields: readonly FilterField[]): ActiveFilter[] {
  return fields.flatMap((field) => {
    const value = describe(state, field);
    return value === null ? [] : [{ field, value }];
  });
}

function describe(state: ListState, { name, kind }: FilterField): string | null {
  if (kind === "choice") return state.choices[name]?.map(choiceLabel).join(", ") ?? null;
  if (kind === "date") return state.dates[name] === undefined ? null : describeRange(state.dates[name]);
  const flag = state.flags[name];
  if (flag === undefined) return null;
  return flag ? "Yes" : "No";
}

export const choiceLabel = (choice: string): string => (choice === NOT_SET ? "Not set" : choice);

function describeRange({ from, to, set }: DateRange): string {
  if (set === false) return "Not set";
  if (from !== undefined && to !== undefined) return `${formatDate(from)} to ${formatDate(to)}`;
  if (from !== undefined) return `from ${formatDate(from)}`;
  return to === undefined ? "Set" : `to ${formatDate(to)}`;
}

/** The list without one of its filters. */
export function without(state: ListState, { name }: FilterField): ListState {
  const drop = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  return changed(state, { choices: drop(state.choices), flags: drop(state.flags), dates: drop(state.dates) });
}

export const withoutFilters = (state: ListState): ListState =>
  changed(state, { choices: {}, flags: {}, dates: {}, search: "" });

/** A figure is a switch: on it narrows the list to what it counts, off it lets go of that one filter. */
export function toggledFlag(state: ListState, name: string): ListState {
  const on = state.flags[name] === true;
  const others = Object.fromEntries(Object.entries(state.flags).filter(([key]) => key !== name));
  return changed(state, { flags: on ? others : { ...others, [name]: true } });
}
