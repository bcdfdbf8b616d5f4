import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type Migration = Schema<"MigrationView">;
type State = Schema<"JobState">;

const EVERY_MS = 5_000;
const said: Record<State, string> = { running: "runs", paused: "is paused", done: "has ended" };

export const useMigrations = () =>
  $api.useQuery(
    "get",
    "/api/migrations",
    {},
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some((each) => each.state === "running") === true ? EVERY_MS : false,
    },
  );

/** Runs or pauses a migration, and looks again: a colleague may have been faster. */
export function useSetState({ name }: Migration) {
  const client = useQueryClient();
  const act = $api.useMutation("put", "/api/migrations/{migration}", {
    onSuccess: ({ state }) => state !== null && showToast(`${name} ${said[state]}`),
    onSettled: () =>
      client.invalidateQueries({ queryKey: $api.queryOptions("get", "/api/migrations").queryKey }),
  });
  return {
    set: (state: State) => act.mutate({ params: { path: { migration: name } }, body: { state } }),
    busy: act.isPending,
    error: act.error,
  };
}
