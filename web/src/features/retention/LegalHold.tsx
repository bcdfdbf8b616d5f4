import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { AnswerDialog } from "@/ui/layout/AnswerDialog";
import { Card } from "@/ui/layout/Card";

import { useLegalHold } from "./useLegalHold";

interface LegalHoldProps {
  details: Schema<"StaffCaseDetails">;
}

const words = { label: "Why it must stay", missing: "Say why it must stay", longest: 500 };

/** On a case of the staff console: keeps it whatever its age, and says so while it does. */
export function LegalHold({ details }: LegalHoldProps) {
  const { timeZone } = useMe().scheme;
  const [asking, setAsking] = useState(false);
  const { lift, isPending, error } = useLegalHold(details.case.caseReference, () => undefined);
  const hold = details.legalHold;
  if (hold === null) {
    return (
      <Card
        title="How long it stays"
        end={
          <Button size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            Put on legal hold
          </Button>
        }
      >
        <Typography variant="control" sx={{ p: "12px 20px" }}>
          {details.case.closed
            ? "Until the retention period after its closure is over."
            : "As long as it is open, and for the retention period after its closure."}
        </Typography>
        {asking && <HoldDialog reference={details.case.caseReference} onClose={() => setAsking(false)} />}
      </Card>
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
  const held = useLegalHold(reference, onClose);
  return (
    <AnswerDialog
      title="Put on legal hold"
      subtitle="The case stays whatever its age, until somebody lifts the hold."
      note="The business doesn't see it."
      act="Put it on hold"
      failed="It isn't on hold."
      sending={held}
      words={words}
      onClose={onClose}
      onAnswer={held.hold}
    />
  );
}
