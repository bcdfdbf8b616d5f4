import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useActKey } from "@/api/useActKey";
import { showToast } from "@/ui/feedback/toasts";

export function useDecide(onDone: () => void) {
  const { header, settled } = useActKey();
  const client = useQueryClient();
  const path = "/api/staff/cases/{reference}/documents/{documentId}/confidentiality";
  const act = $api.useMutation("post", path, {
    onSuccess: () => {
      showToast("Decided");
      onDone();
    },
    onSettled: (_: unknown, error: unknown) => {
      settled(error);
      void client.invalidateQueries();
    },
  });
  return {
    ...act,
    decide: (where: { reference: string; documentId: string }, body: Schema<"NewConfidentiality">) =>
      act.mutate({ params: { path: where, header }, body }),
  };
}
