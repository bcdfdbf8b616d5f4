import { AnswerDialog } from "@/ui/layout/AnswerDialog";

import { LONGEST_WHY } from "./mistakes";
import { useWithdraw, type StaffRequest } from "./useRequests";

interface WithdrawDialogProps {
  reference: string;
  request: StaffRequest;
  onClose: () => void;
}

const words = {
  label: "Why you no longer need it",
  missing: "Say why you no longer need it",
  longest: LONGEST_WHY,
};

/** Says that something is no longer needed, and why. */
export function WithdrawDialog({ reference, request, onClose }: WithdrawDialogProps) {
  const withdrawn = useWithdraw(onClose);
  return (
    <AnswerDialog
      title="Withdraw the request"
      subtitle={request.what}
      note="The business is told."
      act="Withdraw it"
      failed="Nothing has been withdrawn."
      sending={withdrawn}
      words={words}
      onClose={onClose}
      onAnswer={(why) => withdrawn.withdraw(reference, request.id, why)}
    />
  );
}
