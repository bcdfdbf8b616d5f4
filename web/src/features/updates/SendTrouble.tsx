import Button from "@mui/material/Button";

import { ErrorNote, type Trouble } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";

interface SendTroubleProps {
  error: Trouble & { code: string };
  /** Makes what stands in the fields an update of its own. */
  onStartAnew: () => void;
}

/** Why an update wasn't sent. A used key means that an earlier try did get through, though its answer was lost. */
export function SendTrouble({ error, onStartAnew }: SendTroubleProps) {
  if (error.code !== "idempotency-key-reused")
    return <ErrorNote what="Nothing has been sent." error={error} />;
  return (
    <Note
      severity="warning"
      icon="warning"
      role="alert"
      lead="An earlier version of this update was sent already."
      actions={
        <Button size="small" onClick={onStartAnew}>
          Make it a new update
        </Button>
      }
    >
      Its answer got lost on the way. What you have changed since then hasn&rsquo;t been sent.
    </Note>
  );
}
