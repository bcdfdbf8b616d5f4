import Button from "@mui/material/Button";
import { useQueries } from "@tanstack/react-query";

import { $api } from "@/api/client";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { plural } from "@/ui/format/words";

import { activeFilters, without, withoutFilters, type ActiveFilter } from "./filters";
import { changed, toFilter, type ListState } from "./listState";
import type { ListAddress } from "./useCaseList";

/** No more questions than this to find the filter that hides the most. */
const MOST_ASKED = 6;

/** Nothing matches: says why, and offers the one act that helps most. */
export function EmptyList({ state, fields, go }: ListAddress) {
  const active = activeFilters(state, fields);
  const hiding = useHidingMost(state, active);
  const clearAll = active.length > 0 || state.search !== "";
  const conditions = [
    active.length > 0 && `${plural(active.length, "filter is", "filters are")} on.`,
    state.search !== "" && `The search is for “${state.search}”.`,
    state.status === "open" && "Only open cases are shown.",
  ].filter(Boolean);

  return (
    <EmptyState
      icon="search"
      title={clearAll ? "No cases match" : "There are no open cases"}
      actions={
        <>
          {hiding !== null && (
            <Button size="small" onClick={() => go(without(state, hiding.filter.field))}>
              Remove that filter
            </Button>
          )}
          {clearAll && (
            <Button
              size="small"
              variant={hiding === null ? "outlined" : "text"}
              onClick={() => go(withoutFilters(state))}
            >
              Clear all
            </Button>
          )}
          {state.status === "open" && (
            <Button size="small" variant="text" onClick={() => go(changed(state, { status: "all" }))}>
              Show closed cases too
            </Button>
          )}
        </>
      }
    >
      {conditions.join(" ")}
      {hiding !== null &&
        ` Without “${hiding.filter.field.label}: ${hiding.filter.value}” there would be ${plural(hiding.count, "case")}.`}
    </EmptyState>
  );
}

interface Hiding {
  filter: ActiveFilter;
  count: number;
}

/** The filter without which most cases would be listed. */
function useHidingMost(state: ListState, active: ActiveFilter[]): Hiding | null {
  const asked = active.slice(0, MOST_ASKED);
  const figures = useQueries({
    queries: asked.map(({ field }) =>
      $api.queryOptions("get", "/api/case-figures", { params: { query: toFilter(without(state, field)) } }),
    ),
  });
  return asked.reduce<Hiding | null>((most, filter, index) => {
    const count = figures[index]?.data?.listed ?? 0;
    return count > (most?.count ?? 0) ? { filter, count } : most;
  }, null);
}
