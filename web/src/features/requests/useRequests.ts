import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { showToast } from "@/ui/feedback/toasts";

export type WaitingRequest = Schema<"RequestInList">;
export type StaffRequest = Schema<"RequestOnCase">;

const EVERY_MS = 60_000;

export const useWaiting = () =>
  $api.useQuery("get", "/api/staff/requests", {}, { refetchInterval: EVERY_MS });

export const useRequestsOnCase = (reference: string) =>
  $api.useQuery("get", "/api/staff/cases/{reference}/requests", { params: { path: { reference } } });

/** An act that says what was done. */
const useSaid = (done: string, onDone: () => void) =>
  useAct(() => {
    showToast(done);
    onDone();
  });

export function useMake(onDone: () => void) {
  const { header, options } = useSaid("Asked", onDone);
  const make = $api.useMutation("post", "/api/staff/cases/{reference}/requests", options);
  return {
    ...make,
    make: (reference: string, body: Schema<"NewRequest">) =>
      make.mutate({ params: { path: { reference }, header }, body }),
  };
}

export function useWithdraw(onDone: () => void) {
  const { header, options } = useSaid("Withdrawn", onDone);
  const path = "/api/staff/cases/{reference}/requests/{requestId}/withdrawal";
  const withdraw = $api.useMutation("post", path, options);
  return {
    ...withdraw,
    withdraw: (reference: string, requestId: string, why: string) =>
      withdraw.mutate({ params: { path: { reference, requestId }, header }, body: { why } }),
  };
}

export function useDecide(onDone: () => void) {
  const { header, options } = useSaid("Answered", onDone);
  const path = "/api/staff/cases/{reference}/requests/{requestId}/more-time/{askId}/decision";
  const decide = $api.useMutation("post", path, options);
  return {
    ...decide,
    decide: (where: { reference: string; requestId: string; askId: string }, body: Schema<"Decision">) =>
      decide.mutate({ params: { path: where, header }, body }),
  };
}
