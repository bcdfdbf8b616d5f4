import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { newIdempotencyKey } from "@/api/idempotency";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useAsk } from "./usePrivacy";
import { rights, type Right } from "./words";

interface AskDialogProps {
  right: Right;
  onClose: () => void;
  onAsked: () => void;
}

/** Asks once, with anything that helps to answer. */
export function AskDialog({ right, onClose, onAsked }: AskDialogProps) {
  const [words, setWords] = useState("");
  const [key] = useState(newIdempotencyKey);
  const ask = useAsk();
  const send = (): void =>
    ask.mutate(
      { params: { header: { "Idempotency-Key": key } }, body: { right, words } },
      {
        onSuccess: () => {
          showToast("Your request is in");
          onAsked();
          onClose();
        },
      },
    );
  return (
    <TaskDialog
      title={rights[right].title}
      note="You can take it back until it is decided."
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Don’t ask
          </Button>
          <Button type="submit" variant="contained" disabled={ask.isPending}>
            {ask.isPending ? "Sending…" : "Send request"}
          </Button>
        </>
      }
      onClose={onClose}
      onSubmit={send}
    >
      <Typography sx={{ mb: 4 }}>{rights[right].what}</Typography>
      <TextArea
        label="Anything that helps to answer (you can leave it empty)"
        value={words}
        longest={2000}
        onChange={setWords}
      />
      {ask.error !== null && <ErrorNote what="Your request wasn’t sent." error={ask.error} />}
    </TaskDialog>
  );
}
