import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { showToast } from "@/ui/feedback/toasts";

export function useDecide(onDone: () => void) {
  const { header, options } = useAct(() => {
    showToast("Decided");
    onDone();
  });
  const path = "/api/staff/cases/{reference}/documents/{documentId}/confidentiality";
  const act = $api.useMutation("post", path, options);
  return {
    ...act,
    decide: (where: { reference: string; documentId: string }, body: Schema<"NewConfidentiality">) =>
      act.mutate({ params: { path: where, header }, body }),
  };
}
