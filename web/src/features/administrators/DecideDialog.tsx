import { $api } from "@/api/client";
import { useAct } from "@/api/useAct";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";
import { AnswerDialog } from "@/ui/layout/AnswerDialog";

interface DecideDialogProps {
  ask: Schema<"StaffAskLine">;
  given: boolean;
  onClose: () => void;
}

const approving = { label: "Words to whoever asked (optional)", longest: 2000 };
const refusing = { label: "Why", missing: "Say why", longest: 2000 };

export function DecideDialog({ ask, given, onClose }: DecideDialogProps) {
  const { header, options } = useAct(() => {
    showToast(given ? `${ask.name} becomes an administrator` : "Refused");
    onClose();
  });
  const path = "/api/staff/administrator-requests/{organisationId}/{requestId}/decision";
  const decide = $api.useMutation("post", path, options);
  const where = { organisationId: ask.organisationId, requestId: ask.id };
  const send = (words: string): void =>
    decide.mutate({ params: { path: where, header }, body: { given, words } });
  return (
    <AnswerDialog
      title={given ? `Make ${ask.name} an administrator?` : `Refuse ${ask.name}?`}
      subtitle={ask.organisationName}
      act={given ? "Approve" : "Refuse"}
      failed="Nothing has changed."
      sending={decide}
      words={given ? approving : refusing}
      onClose={onClose}
      onAnswer={send}
    />
  );
}
