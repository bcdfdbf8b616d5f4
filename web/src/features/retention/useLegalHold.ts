import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import { showToast } from "@/ui/feedback/toasts";

/** Puts a case on hold, with the reason, or lifts the hold. Both can be repeated, so they need no key. */
export function useLegalHold(reference: string, onDone: () => void) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async (why: string | null) => {
      const params = { path: { reference } };
      await (why === null
        ? api.DELETE("/api/staff/cases/{reference}/legal-hold", { params })
        : api.PUT("/api/staff/cases/{reference}/legal-hold", { params, body: { why } }));
    },
    onSuccess: (_, why) => {
      showToast(why === null ? "The hold is lifted" : "The case is on hold");
      onDone();
    },
    onSettled: () => client.invalidateQueries(),
  });
  return {
    hold: (why: string) => change.mutate(why),
    lift: () => change.mutate(null),
    isPending: change.isPending,
    error: change.error instanceof ApiError ? change.error : null,
  };
}
