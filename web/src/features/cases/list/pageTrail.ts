import { door } from "@/session/storage/door";

import type { ListState } from "./listState";
import { writeState } from "./listState";

const KEY = "recourse.case-list.trail";

interface Trail {
  list: string;
  /** The cursor of each page; the first page has none. */
  cursors: (string | null)[];
}

/** Two pages belong to one list when all but page and cursor is the same. */
const listOf = (state: ListState): string => writeState({ ...state, page: 1, cursor: null }).toString();

function read(state: ListState): Trail {
  const kept = door.getItem(KEY);
  const trail = kept === null ? null : (JSON.parse(kept) as Trail);
  return trail?.list === listOf(state) ? trail : { list: listOf(state), cursors: [null] };
}

/** Cursors only lead onwards: the way back is remembered as it is walked. */
export function rememberPage(state: ListState): void {
  const trail = read(state);
  trail.cursors[state.page - 1] = state.cursor;
  door.setItem(KEY, JSON.stringify(trail));
}

/** The page before; the first page when this one was opened from a link. */
export function previousPage(state: ListState): Pick<ListState, "page" | "cursor"> {
  const cursor = read(state).cursors[state.page - 2];
  return cursor === undefined || cursor === null
    ? { page: 1, cursor: null }
    : { page: state.page - 1, cursor };
}
