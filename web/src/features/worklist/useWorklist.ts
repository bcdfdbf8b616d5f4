import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type Worklist = Schema<"Worklist">;
export type WorkRow = Schema<"WorkRow">;
export type Queue = Schema<"Queue">;
export type WorkKind = Schema<"WorkKind">;

const EVERY_MS = 15_000;
const listKey = "worklist";

/** The open work of one function, a page at a time. Looked at again by itself, as others work on it too. */
export function useWorklist(queue: Queue | null, kind: WorkKind | null) {
  return useInfiniteQuery({
    queryKey: [listKey, queue, kind],
    queryFn: async ({ pageParam }) => {
      const query = {
        ...(queue === null ? {} : { queue }),
        ...(kind === null ? {} : { kind }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const { data } = await api.GET("/api/staff/worklist", { params: { query } });
      if (data === undefined) throw new Error("An answer without a body is no worklist.");
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    refetchInterval: EVERY_MS,
  });
}

/** Takes a piece of work off the list that doesn't leave it by itself. */
export function useSetAside(queue: Queue | undefined) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ id }: WorkRow) =>
      api.DELETE("/api/staff/worklist/{queue}/{workId}", {
        params: { path: { queue: queue ?? "casework", workId: id } },
      }),
    onSuccess: (_, { label }) => showToast(`Set aside: ${label}`),
    onSettled: () => client.invalidateQueries({ queryKey: [listKey] }),
  });
  return { setAside: mutate, busy: isPending, error: error instanceof ApiError ? error : null };
}
