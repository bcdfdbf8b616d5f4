import { useMutation, useQueryClient } from "@tanstack/react-query";

import { $api, api } from "@/api/client";
import { ApiError } from "@/api/problem";
import { showToast } from "@/ui/feedback/toasts";
import { plural } from "@/ui/format/words";

import type { Stuck } from "./causes";

const EVERY_MS = 15_000;

export const useSources = () => $api.useQuery("get", "/api/stuck-work", {}, { refetchInterval: EVERY_MS });

export const useStuck = (source: string) =>
  $api.useQuery(
    "get",
    "/api/stuck-work/{source}",
    { params: { path: { source } } },
    { refetchInterval: EVERY_MS },
  );

/** Sends messages again, or gives up on them, one after another: the first trouble stops the rest. */
export function useDealWith() {
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: async ({ messages, again }: { messages: readonly Stuck[]; again: boolean }) => {
      for (const { source, id } of messages) {
        const params = { path: { source, stuckId: id } };
        await (again
          ? api.POST("/api/stuck-work/{source}/{stuckId}/retries", { params })
          : api.DELETE("/api/stuck-work/{source}/{stuckId}", { params }));
      }
    },
    onSuccess: (_, { messages, again }) =>
      showToast(`${plural(messages.length, "message")} ${again ? "sent again" : "discarded"}`),
    onSettled: () => client.invalidateQueries(),
  });
  return {
    sendAgain: (messages: readonly Stuck[]) => work.mutate({ messages, again: true }),
    discard: (messages: readonly Stuck[]) => work.mutate({ messages, again: false }),
    busy: work.isPending,
    error: work.error instanceof ApiError ? work.error : null,
  };
}
