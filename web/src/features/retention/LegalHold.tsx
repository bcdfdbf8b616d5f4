import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useLegalHold } from "./useLegalHold";

interface LegalHoldProps {
  details: Schema<"StaffCaseDetails">;
}

const LONGEST_WHY = 500;

/** On a case of the staff console: keeps it whatever its age, and says so while it does. */
export function LegalHold({ details }: LegalHoldProps) {
  const { timeZone } = useMe().scheme;
  const [asking, setAsking] = useState(false);
  const { lift, isPending, error } = useLegalHold(details.case.caseReference, () => undefined);
  const hold = details.legalHold;
  if (hold === null) {
    return (
      <Box>
        <Button variant="outlined" onClick={() => setAsking(true)}>
          Put on legal hold
        </Button>
        {asking && <HoldDialog reference={details.case.caseReference} onClose={() => setAsking(false)} />}
      </Box>
    );
  }
  return (
    <Note
      severity="warning"
      lead="On legal hold."
      actions={
        <Button size="small" variant="outlined" disabled={isPending} onClick={lift}>
          Lift the hold
        </Button>
      }
    >
      {`It stays whatever its age. ${hold.by}, ${formatMoment(hold.at, timeZone)}: ${hold.why}`}
      {error !== null && <ErrorNote what="The hold wasn't lifted." error={error} />}
    </Note>
  );
}

function HoldDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const held = useLegalHold(reference, onClose);
  const submit = (): void => {
    setTried(true);
    if (why.trim() !== "" && !held.isPending) held.hold(why.trim());
  };
  return (
    <TaskDialog
      title="Put on legal hold"
      subtitle="The case stays whatever its age, until somebody lifts the hold."
      note="The business doesn't see it."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={held.isPending}>
            Put it on hold
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {held.error !== null && <ErrorNote what="It isn't on hold." error={held.error} />}
        <Field
          label="Why it must stay"
          error={tried && why.trim() === "" ? "Say why it must stay" : undefined}
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
