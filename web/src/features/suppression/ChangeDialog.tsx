import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useChange } from "./useSuppression";

interface ChangeDialogProps {
  reference: string;
  businessName: string;
  suppressed: boolean;
  onClose: () => void;
}

/** Hides a case from everybody at its business, or shows it again: confirmed, and with a reason for the record. */
export function ChangeDialog({ reference, businessName, suppressed, onClose }: ChangeDialogProps) {
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const changed = useChange(onClose);
  const submit = (): void => {
    setTried(true);
    if (why.trim() !== "" && !changed.isPending)
      changed.change(reference, { suppressed: !suppressed, why: why.trim() });
  };
  return (
    <TaskDialog
      title={suppressed ? "Show the case again" : "Hide the case"}
      subtitle={`${reference} · ${businessName}`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={changed.isPending}>
            {suppressed ? "Show it" : "Hide it"}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {changed.error !== null && <ErrorNote what="Nothing has changed." error={changed.error} />}
        <Note severity={suppressed ? "info" : "warning"}>
          {suppressed
            ? `Everybody with access to ${businessName} sees it again, with all that came meanwhile.`
            : `Nobody at ${businessName} finds it any more: not in lists, searches, files or notifications. It still counts in their overall volume.`}
        </Note>
        <Field
          label="Why"
          hint="For the record, which only staff can read."
          error={tried && why.trim() === "" ? "Say why, for the record" : undefined}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              inputProps={{ ...control, maxLength: 1000 }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
