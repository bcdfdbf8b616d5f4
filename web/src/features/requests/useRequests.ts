import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type WaitingRequest = Schema<"RequestInList">;
export type StaffRequest = Schema<"RequestOnCase">;

const EVERY_MS = 60_000;

export const useWaiting = () =>
  $api.useQuery("get", "/api/staff/requests", {}, { refetchInterval: EVERY_MS });

export const useRequestsOnCase = (reference: string) =>
  $api.useQuery("get", "/api/staff/cases/{reference}/requests", { params: { path: { reference } } });

/** A key that lives as long as one act: an answer, be it a refusal, ends it. */
function useAct(done: string, onDone: () => void) {
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  return {
    header: { "Idempotency-Key": key },
    options: {
      onSuccess: () => {
        showToast(done);
        onDone();
      },
      onSettled: () => {
        setKey(newIdempotencyKey());
        void client.invalidateQueries();
      },
    },
  };
}

export function useMake(onDone: () => void) {
  const { header, options } = useAct("Asked", onDone);
  const make = $api.useMutation("post", "/api/staff/cases/{reference}/requests", options);
  return {
    ...make,
    make: (reference: string, body: Schema<"NewRequest">) =>
      make.mutate({ params: { path: { reference }, header }, body }),
  };
}

export function useWithdraw(onDone: () => void) {
  const { header, options } = useAct("Withdrawn", onDone);
  const path = "/api/staff/cases/{reference}/requests/{requestId}/withdrawal";
  const withdraw = $api.useMutation("post", path, options);
  return {
    ...withdraw,
    withdraw: (reference: string, requestId: string, why: string) =>
      withdraw.mutate({ params: { path: { reference, requestId }, header }, body: { why } }),
  };
}

export function useDecide(onDone: () => void) {
  const { header, options } = useAct("Answered", onDone);
  const path = "/api/staff/cases/{reference}/requests/{requestId}/more-time/{askId}/decision";
  const decide = $api.useMutation("post", path, options);
  return {
    ...decide,
    decide: (where: { reference: string; requestId: string; askId: string }, body: Schema<"Decision">) =>
      decide.mutate({ params: { path: where, header }, body }),
  };
}
