import Box from "@mui/material/Box";
import { useState } from "react";

import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useSendMessage, type Said, type StaffCase } from "./usePublishing";

const LONGEST = 4000;

interface MessageDialogProps {
  details: StaffCase;
  /** The update that it answers; without, it is a message of one's own accord. */
  update?: Said;
  onClose: () => void;
}

/** Writes to the business on its case. */
export function MessageDialog({ details, update, onClose }: MessageDialogProps) {
  const { caseReference, businessName } = details.case;
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const sent = useSendMessage(caseReference, onClose);
  const submit = (): void => {
    setTried(true);
    if (text.trim() === "" || sent.isPending) return;
    sent.send({ text: text.trim(), answers: update?.id ?? null });
  };
  return (
    <TaskDialog
      title={update === undefined ? "Send a message" : `Reply to ${update.by}`}
      subtitle={`${caseReference} · ${businessName}`}
      note={details.suppressed ? "The case is hidden: nobody there is told." : whoIsTold(update)}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={sent.isPending ? "Sending…" : "Send"}
          disabled={sent.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {sent.error !== null && <ErrorNote what="Nothing has been sent." error={sent.error} />}
        {update !== undefined && <Box component="blockquote" sx={quoted}>{`“${update.text}”`}</Box>}
        <TextArea
          label="Message"
          hint="Everybody at the business who sees the case can read it."
          error={tried && text.trim() === "" ? "Write your message" : undefined}
          value={text}
          rows={5}
          mostRows={14}
          longest={LONGEST}
          onChange={setText}
        />
      </Box>
    </TaskDialog>
  );
}

const whoIsTold = (update: Said | undefined): string =>
  update === undefined ? "The case owner is told." : `${update.by} and the case owner are told.`;

const quoted = {
  m: 0,
  pl: 3,
  borderLeft: "3px solid",
  borderColor: "divider",
  typography: "control",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
} as const;
