import type { CaseFilter, CaseQuery, SortField } from "../model/types";
import type { FilterField } from "./filterFields";

/** A date filter: a span, inclusive at both ends, and whether the date must be there at all. */
export interface DateRange {
  from?: string;
  to?: string;
  set?: boolean;
}

/** Everything that says which cases are shown and how they are ordered. It lives in the address bar and nowhere else. */
export interface ListState {
  status: "open" | "all";
  search: string;
  choices: Record<string, string[]>;
  flags: Record<string, boolean>;
  dates: Record<string, DateRange>;
  sort: SortField;
  direction: "asc" | "desc";
  limit: number;
  /** 1 is the first page; the cursor of a later one travels with it. */
  page: number;
  cursor: string | null;
  /** The saved view that it was opened as; it may have been changed since. */
  view: string | null;
}

export const PAGE_SIZES = [10, 25, 50, 100];

export const initialState: ListState = {
  status: "open",
  search: "",
  choices: {},
  flags: {},
  dates: {},
  sort: "enquiryDate",
  direction: "desc",
  limit: 25,
  page: 1,
  cursor: null,
  view: null,
};

/** As a choice: cases where the field is blank. */
export const NOT_SET = "none";

export function readState(params: URLSearchParams, fields: readonly FilterField[]): ListState {
  const limit = Number(params.get("limit"));
  const cursor = params.get("cursor");
  return {
    ...initialState,
    status: params.get("status") === "all" ? "all" : "open",
    search: params.get("search") ?? "",
    ...readFilters(params, fields),
    // The API refuses a field it doesn't know, and says so on the page.
    sort: (params.get("sort") ?? initialState.sort) as SortField,
    direction: params.get("direction") === "asc" ? "asc" : "desc",
    limit: PAGE_SIZES.includes(limit) ? limit : initialState.limit,
    page: cursor === null ? 1 : Math.max(Number(params.get("page")) || 1, 1),
    cursor,
    view: params.get("view"),
  };
}

function readFilters(
  params: URLSearchParams,
  fields: readonly FilterField[],
): Pick<ListState, "choices" | "flags" | "dates"> {
  const filters: Pick<ListState, "choices" | "flags" | "dates"> = { choices: {}, flags: {}, dates: {} };
  for (const { name, kind } of fields) {
    if (kind === "choice" && params.has(name)) filters.choices[name] = params.getAll(name);
    if (kind === "flag" && params.has(name)) filters.flags[name] = params.get(name) === "true";
    if (kind === "date") {
      const range = readRange(params, name);
      if (Object.keys(range).length > 0) filters.dates[name] = range;
    }
  }
  return filters;
}

function readRange(params: URLSearchParams, name: string): DateRange {
  const from = params.get(`${name}From`);
  const to = params.get(`${name}To`);
  return {
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(params.getAll("filled").includes(name) && { set: true }),
    ...(params.getAll("empty").includes(name) && { set: false }),
  };
}

/** The address of a state: what is as at the start stays out of it, so that links are short. */
export function writeState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({
    ...toFilter(state),
    sort: state.sort,
    direction: state.direction,
    limit: state.limit,
  })) {
    if (initialState[name as keyof ListState] === value || value === "") continue;
    for (const part of Array.isArray(value) ? value : [value]) params.append(name, String(part));
  }
  if (state.view !== null) params.set("view", state.view);
  if (state.cursor !== null) {
    params.set("page", String(state.page));
    params.set("cursor", state.cursor);
  }
  return params;
}

/** What the API needs to narrow the list; the figures take this alone. */
export function toFilter(state: ListState): CaseFilter {
  const dates = Object.entries(state.dates);
  const named = (set: boolean): string[] =>
    dates.filter(([, range]) => range.set === set).map(([name]) => name);
  const spans = dates.flatMap(([name, { from, to }]) => [
    ...(from === undefined ? [] : [[`${name}From`, from]]),
    ...(to === undefined ? [] : [[`${name}To`, to]]),
  ]);
  return {
    status: state.status,
    ...(state.search === "" ? {} : { search: state.search }),
    ...state.choices,
    ...state.flags,
    ...(Object.fromEntries(spans) as Partial<CaseFilter>),
    ...(named(false).length > 0 && { empty: named(false) as NonNullable<CaseFilter["empty"]> }),
    ...(named(true).length > 0 && { filled: named(true) as NonNullable<CaseFilter["filled"]> }),
  };
}

export function toQuery(state: ListState): CaseQuery {
  const { sort, direction, limit, cursor } = state;
  return { ...toFilter(state), sort, direction, limit, ...(cursor === null ? {} : { cursor }) };
}

/** A changed list begins at its first page again: an old cursor would belong to another list. */
export const changed = (state: ListState, change: Partial<ListState>): ListState => ({
  ...state,
  ...change,
  page: 1,
  cursor: null,
});
