import { useSyncExternalStore } from "react";

import type { CaseRow } from "../model/types";

/** The ticked cases by reference, with the business of each: acts on many cases take one business at a time. */
export type Selection = ReadonlyMap<string, string>;

let current: Selection = new Map();
const listeners = new Set<() => void>();

function set(next: Selection): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lives as long as the tab, so that paging, filtering and looking into a case lose no tick. */
export const useSelection = (): Selection => useSyncExternalStore(subscribe, () => current);

export const clearSelection = (): void => set(new Map());

/** Takes over what is ticked among the rows in view; ticks on other pages stay. */
export function selectInView(rows: readonly CaseRow[], ticked: ReadonlySet<unknown>): void {
  const next = new Map(current);
  for (const row of rows) {
    if (ticked.has(row.caseReference)) next.set(row.caseReference, row.businessName);
    else next.delete(row.caseReference);
  }
  set(next);
}

/** "all Brackenhall Motor Finance", "3 businesses"; of a single case, its business */
export function businessesOf(selection: Selection): string {
  const names = new Set(selection.values());
  const [only] = names;
  if (names.size !== 1 || only === undefined) return `${names.size} businesses`;
  return selection.size === 1 ? only : `all ${only}`;
}
