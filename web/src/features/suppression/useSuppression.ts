import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { showToast } from "@/ui/feedback/toasts";

export type Ask = Schema<"AskOnCase">;
export type SuppressionRecord = Schema<"SuppressionRecord">;

export const useSuppression = (reference: string) =>
  $api.useQuery("get", "/api/staff/cases/{reference}/suppression", { params: { path: { reference } } });

/** An act that says how the case stands after it. */
const useSaid = (onDone: () => void) =>
  useAct(({ suppressed }: { suppressed: boolean }) => {
    showToast(suppressed ? "The case is hidden" : "The case is visible");
    onDone();
  });

export function useChange(onDone: () => void) {
  const { header, options } = useSaid(onDone);
  const act = $api.useMutation("post", "/api/staff/cases/{reference}/suppression", options);
  return {
    ...act,
    change: (reference: string, body: Schema<"NewSuppression">) =>
      act.mutate({ params: { path: { reference }, header }, body }),
  };
}

export function useAnswer(onDone: () => void) {
  const { header, options } = useSaid(onDone);
  const path = "/api/staff/cases/{reference}/suppression-asks/{updateId}/decision";
  const act = $api.useMutation("post", path, options);
  return {
    ...act,
    answer: (where: { reference: string; updateId: string }, body: Schema<"SuppressionAnswer">) =>
      act.mutate({ params: { path: where, header }, body }),
  };
}
