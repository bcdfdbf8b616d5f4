import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { LONGEST_WHY } from "./mistakes";
import { useWithdraw, type StaffRequest } from "./useRequests";

interface WithdrawDialogProps {
  reference: string;
  request: StaffRequest;
  onClose: () => void;
}

/** Says that something is no longer needed, and why. */
export function WithdrawDialog({ reference, request, onClose }: WithdrawDialogProps) {
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const withdrawn = useWithdraw(onClose);
  const submit = (): void => {
    setTried(true);
    if (why.trim() !== "" && !withdrawn.isPending) withdrawn.withdraw(reference, request.id, why.trim());
  };
  return (
    <TaskDialog
      title="Withdraw the request"
      subtitle={request.what}
      note="The business is told."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={withdrawn.isPending}>
            Withdraw it
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {withdrawn.error !== null && <ErrorNote what="Nothing has been withdrawn." error={withdrawn.error} />}
        <Field
          label="Why you no longer need it"
          error={tried && why.trim() === "" ? "Say why you no longer need it" : undefined}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              inputProps={{ ...control, maxLength: LONGEST_WHY }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
