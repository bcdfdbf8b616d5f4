import { door } from "@/session/storage/door";

/** The page of the list that a case was opened from: a case page leads back to it, and to its neighbours. */
export interface ListContext {
  /** Query string of the list. */
  search: string;
  references: string[];
  /** Position of the first reference in the whole list, from 0. */
  offset: number;
  /** Null while the count isn't known. */
  total: number | null;
}

const KEY = "recourse.case-list.last";

export function rememberList(context: ListContext): void {
  door.setItem(KEY, JSON.stringify(context));
}

export function lastList(): ListContext | null {
  const kept = door.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as ListContext);
}

export interface Neighbours {
  position: number;
  previous: string | undefined;
  next: string | undefined;
}

/** Where a case stands in its list, from 1, and what stands beside it; null when it isn't from there. */
export function neighbours(context: ListContext | null, reference: string): Neighbours | null {
  const index = context?.references.indexOf(reference) ?? -1;
  if (context === null || index < 0) return null;
  const { references, offset } = context;
  return { position: offset + index + 1, previous: references[index - 1], next: references[index + 1] };
}
