import { Note } from "@/ui/feedback/Note";
import { AnswerDialog } from "@/ui/layout/AnswerDialog";

import { useChange } from "./useSuppression";

interface ChangeDialogProps {
  reference: string;
  businessName: string;
  suppressed: boolean;
  onClose: () => void;
}

const words = {
  label: "Why",
  hint: "For the record, which only staff can read.",
  missing: "Say why, for the record",
  longest: 1000,
};

/** Hides a case from everybody at its business, or shows it again: confirmed, and with a reason for the record. */
export function ChangeDialog({ reference, businessName, suppressed, onClose }: ChangeDialogProps) {
  const changed = useChange(onClose);
  return (
    <AnswerDialog
      title={suppressed ? "Show the case again" : "Hide the case"}
      subtitle={`${reference} · ${businessName}`}
      act={suppressed ? "Show it" : "Hide it"}
      failed="Nothing has changed."
      sending={changed}
      words={words}
      onClose={onClose}
      onAnswer={(why) => changed.change(reference, { suppressed: !suppressed, why })}
    >
      <Note severity={suppressed ? "info" : "warning"}>
        {suppressed
          ? `Everybody with access to ${businessName} sees it again, with all that came meanwhile.`
          : `Nobody at ${businessName} finds it any more: not in lists, searches, files or notifications. It still counts in their overall volume.`}
      </Note>
    </AnswerDialog>
  );
}
