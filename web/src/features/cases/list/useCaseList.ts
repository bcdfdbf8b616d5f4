import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useSearchParams } from "react-router";

import { $api } from "@/api/client";
import { useCaseFields, useMe } from "@/session/MeContext";

import { rememberList } from "../model/listContext";
import type { CaseRow } from "../model/types";
import { filterFields, type FilterField } from "./filterFields";
import { readState, toFilter, toQuery, writeState, type ListState } from "./listState";
import { rememberPage } from "./pageTrail";

export interface ListAddress {
  state: ListState;
  fields: FilterField[];
  /** Shows another list. Typing replaces the address; every other change can be gone back from. */
  go: (next: ListState, how?: { replace: boolean }) => void;
  /** Shows the list of a whole address: a saved view, or an empty one for the default. */
  open: (address: URLSearchParams, how: { replace: boolean }) => void;
  /** The address says nothing of what is listed: the list is about to be given its default view. */
  bare: boolean;
}

export function useListAddress(): ListAddress {
  const caseFields = useCaseFields();
  const { businesses } = useMe();
  const [params, setParams] = useSearchParams();
  const fields = useMemo(
    () =>
      filterFields(
        caseFields,
        businesses.map(({ name }) => name),
      ),
    [caseFields, businesses],
  );
  const state = useMemo(() => readState(params, fields), [params, fields]);
  return {
    state,
    fields,
    go: (next, how) => setParams(named(writeState(next)), { replace: how?.replace ?? false }),
    open: (address, how) => setParams(address, how),
    bare: [...params.keys()].every((name) => name === "view"),
  };
}

/** The usual list, reached by taking the last filter away, isn't a wish for the default view: it is said outright. */
function named(params: URLSearchParams): URLSearchParams {
  if ([...params.keys()].every((name) => name === "view")) params.set("status", "open");
  return params;
}

/** One page of cases. While another one is fetched, the old rows stay. */
export function useCasePage(state: ListState) {
  const query = $api.useQuery(
    "get",
    "/api/cases",
    { params: { query: toQuery(state) } },
    { placeholderData: keepPreviousData },
  );
  useEffect(() => rememberPage(state), [state]);
  return query;
}

/** The ids of those of `rows` that have news for me. Asked for apart from the page, so that it never waits for them. */
export function useCaseNews(rows: CaseRow[] = []): ReadonlySet<string> {
  const { data } = $api.useQuery(
    "get",
    "/api/case-news",
    { params: { query: { caseIds: rows.map(({ id }) => id) } } },
    { enabled: rows.length > 0, staleTime: 0, placeholderData: keepPreviousData },
  );
  return useMemo(() => new Set(data?.caseIds), [data]);
}

/** The four figures of the current view. Asked for apart from the page, so that counting never holds it up. */
export const useFigures = (state: ListState) =>
  $api.useQuery(
    "get",
    "/api/case-figures",
    { params: { query: toFilter(state) } },
    { placeholderData: keepPreviousData },
  );

/** Lets a case page lead back here, and to the neighbours of a case. */
export function useRememberedList(
  state: ListState,
  references: string[] | undefined,
  total: number | null,
): void {
  useEffect(() => {
    if (references === undefined) return;
    const offset = (state.page - 1) * state.limit;
    rememberList({ search: writeState(state).toString(), references, offset, total });
  }, [state, references, total]);
}
