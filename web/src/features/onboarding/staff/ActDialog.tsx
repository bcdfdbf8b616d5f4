import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useRequestAct, type AccessRequest } from "./useAccessRequests";

export type RequestAct = "questions" | "approval" | "refusal";

const words = {
  questions: {
    title: "Ask a question",
    label: "Question",
    hint: "An email leads the contact person to it.",
    missing: "Write the question",
    button: "Send question",
    done: "Asked",
  },
  approval: {
    title: "Approve the request",
    label: "Words to the contact person (optional)",
    hint: "The organisation is created, and its administrators are invited.",
    missing: "",
    button: "Approve and invite",
    done: "Approved: the invitations go out",
  },
  refusal: {
    title: "Decline the request",
    label: "Why",
    hint: "The contact person reads this.",
    missing: "Say why",
    button: "Decline",
    done: "Declined",
  },
} as const;

interface ActDialogProps {
  request: AccessRequest;
  act: RequestAct;
  onClose: () => void;
}

export function ActDialog({ request, act, onClose }: ActDialogProps) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { title, label, hint, missing, button, done } = words[act];
  const ask = useRequestAct(request.id, "questions", done, onClose);
  const approve = useRequestAct(request.id, "approval", done, onClose);
  const decline = useRequestAct(request.id, "refusal", done, onClose);
  const acting = { questions: ask, approval: approve, refusal: decline }[act];
  const seen = request.conversation.length;
  const empty = missing !== "" && text.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (empty || acting.isPending) return;
    if (act === "questions") ask.mutate({ params: ask.params, body: { seen, text } });
    else if (act === "approval") approve.mutate({ params: approve.params, body: { seen, words: text } });
    else decline.mutate({ params: decline.params, body: { seen, words: text } });
  };
  return (
    <TaskDialog
      title={title}
      subtitle={request.application.organisationName}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={acting.isPending}>
            {button}
          </Button>
        </>
      }
    >
      {acting.error !== null && <ErrorNote what="Nothing has changed." error={acting.error} />}
      <Field label={label} hint={hint} error={tried && empty ? missing : undefined}>
        {(control) => (
          <OutlinedInput
            multiline
            minRows={3}
            value={text}
            onChange={({ target }) => setText(target.value)}
            inputProps={{ ...control, maxLength: 2000 }}
          />
        )}
      </Field>
    </TaskDialog>
  );
}
