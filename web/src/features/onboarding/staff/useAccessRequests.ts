import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type AccessRequest = Schema<"AccessRequestPage">;

const EVERY_MS = 60_000;

export const useAccessRequests = () =>
  $api.useQuery("get", "/api/staff/access-requests", {}, { refetchInterval: EVERY_MS });

export const useAccessRequest = (requestId: string) =>
  $api.useQuery("get", "/api/staff/access-requests/{requestId}", { params: { path: { requestId } } });

type Act = "questions" | "approval" | "refusal";

/** One act on a request, under a key that lives as long as the act: an answer, be it a refusal, ends it. */
export function useRequestAct<A extends Act>(requestId: string, act: A, done: string, onDone: () => void) {
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const options = {
    onSuccess: () => {
      showToast(done);
      onDone();
    },
    onSettled: () => {
      setKey(newIdempotencyKey());
      void client.invalidateQueries();
    },
  };
  const header = { "Idempotency-Key": key };
  const mutation = $api.useMutation(
    "post",
    `/api/staff/access-requests/{requestId}/${act}` as const,
    options,
  );
  return { ...mutation, params: { path: { requestId }, header } };
}
