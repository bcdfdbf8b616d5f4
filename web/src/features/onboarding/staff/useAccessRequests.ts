import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { showToast } from "@/ui/feedback/toasts";

export type AccessRequest = Schema<"AccessRequestPage">;

const EVERY_MS = 60_000;

export const useAccessRequests = () =>
  $api.useQuery("get", "/api/staff/access-requests", {}, { refetchInterval: EVERY_MS });

export const useAccessRequest = (requestId: string) =>
  $api.useQuery("get", "/api/staff/access-requests/{requestId}", { params: { path: { requestId } } });

type Act = "questions" | "approval" | "refusal";

/** One act on a request. */
export function useRequestAct<A extends Act>(requestId: string, act: A, done: string, onDone: () => void) {
  const { header, options } = useAct(() => {
    showToast(done);
    onDone();
  });
  const mutation = $api.useMutation(
    "post",
    `/api/staff/access-requests/{requestId}/${act}` as const,
    options,
  );
  return { ...mutation, params: { path: { requestId }, header } };
}
