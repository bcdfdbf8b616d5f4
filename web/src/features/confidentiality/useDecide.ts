import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export function useDecide(onDone: () => void) {
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const path = "/api/staff/cases/{reference}/documents/{documentId}/confidentiality";
  const act = $api.useMutation("post", path, {
    onSuccess: () => {
      showToast("Decided");
      onDone();
    },
    onSettled: () => {
      setKey(newIdempotencyKey());
      void client.invalidateQueries();
    },
  });
  return {
    ...act,
    decide: (where: { reference: string; documentId: string }, body: Schema<"NewConfidentiality">) =>
      act.mutate({ params: { path: where, header: { "Idempotency-Key": key } }, body }),
  };
}
