import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";

import { startAwaiting } from "./awaited";
import { nextLook } from "./polling";
import type { ExportFormat, ListToExport, View } from "./types";

const listKey = ["get", "/api/exports"] as const;

/** One's own exports. Looked up again while any is being made, and never while the page is hidden. */
export const useExports = ({ enabled = true } = {}) =>
  $api.useQuery(
    "get",
    "/api/exports",
    {},
    {
      enabled,
      staleTime: 0,
      refetchOnWindowFocus: true,
      refetchInterval: ({ state }) => nextLook(state.data?.items ?? [], state.fetchFailureCount, Date.now()),
    },
  );

export interface Wanted {
  list: ListToExport;
  /** Only these cases; all of the list when there are none. */
  references: readonly string[];
  columns: readonly string[];
  format: ExportFormat;
}

/** Asks for an export. A retry of the same mutation sends the same key, so that one file is made. */
export function useStartExport() {
  const client = useQueryClient();
  const { mutate, ...rest } = $api.useMutation("post", "/api/exports", {
    onSuccess: async ({ id }) => {
      startAwaiting(id);
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
  const start = ({ list, references, columns, format }: Wanted, key: string, onStarted: () => void): void =>
    mutate(
      {
        params: { header: { "Idempotency-Key": key } },
        body: {
          // The type is that of answers, where every field is there; what is left out has its default.
          view: list.view as View,
          references: [...references],
          columns: [...columns],
          format,
        },
      },
      { onSuccess: onStarted },
    );
  return { start, ...rest };
}

/** Asks for an earlier export once more, of the cases as they are today. */
export function useExportAgain() {
  const client = useQueryClient();
  return $api.useMutation("post", "/api/exports", {
    onSuccess: async ({ id }) => {
      startAwaiting(id);
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** Calls an export off; whatever became of it, the list is looked up again. */
export function useCancelExport() {
  const client = useQueryClient();
  return $api.useMutation("delete", "/api/exports/{exportId}", {
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}
