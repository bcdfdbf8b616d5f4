import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useAgree } from "./useRetention";
import type { Run } from "./words";

const LONGEST_WHY = 500;

interface AgreeDialogProps {
  run: Run;
  onClose: () => void;
}

/** One of two people: who asks says why, and who approves starts the purges. */
export function AgreeDialog({ run, onClose }: AgreeDialogProps) {
  const asking = run.mayAsk;
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const agreed = useAgree(onClose);
  const due = plural(run.counts.purge ?? 0, run.about === "cases" ? "case" : "account");
  const submit = (): void => {
    setTried(true);
    if (agreed.isPending || (asking && why.trim() === "")) return;
    agreed.mutate({ runId: run.id, why: asking ? why.trim() : null });
  };
  return (
    <TaskDialog
      title={asking ? "Ask for approval" : "Approve the purges"}
      subtitle={`${due} are due. The report names them by their ids.`}
      note="What is purged can't be brought back."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={asking ? "Ask a colleague" : `Purge ${due}`}
          color={asking ? "primary" : "error"}
          disabled={agreed.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {agreed.error !== null && <ErrorNote what="Nothing has changed." error={agreed.error} />}
        {asking ? (
          <TextArea
            label="Why they may go"
            hint="Your colleague reads this."
            error={tried && why.trim() === "" ? "Say why they may go" : undefined}
            value={why}
            longest={LONGEST_WHY}
            onChange={setWhy}
          />
        ) : (
          <Typography>
            {run.askedBy} asked: {run.askedWhy}
          </Typography>
        )}
      </Box>
    </TaskDialog>
  );
}
