import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ChoiceGroup, type Choice } from "@/ui/controls/ChoiceGroup";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import type { Schema } from "@/api/types";

import type { Challenge } from "./types";
import { valueWords } from "./words";

type Result = Schema<"ChallengeAnswer">["result"];
const LONGEST = 2000;

const results: Choice<Result>[] = [
  { value: "upheld", label: "Uphold", hint: "What they claim is right." },
  { value: "upheld-in-part", label: "Uphold in part", hint: "Say which part." },
  { value: "declined", label: "Decline", hint: "What is recorded is right." },
];

interface AnswerDialogProps {
  reference: string;
  challenge: Challenge;
  onClose: () => void;
}

/** Upholds a challenge, in full or in part, or declines it. */
export default function AnswerDialog({ reference, challenge, onClose }: AnswerDialogProps) {
  const [result, setResult] = useState<Result>("upheld");
  const [answer, setAnswer] = useState("");
  const [key, setKey] = useState(newIdempotencyKey);
  const [tried, setTried] = useState(false);
  const client = useQueryClient();
  const give = $api.useMutation("post", "/api/staff/cases/{reference}/challenges/{challengeId}/answer", {
    onSuccess: () => {
      showToast("Challenge answered");
      onClose();
    },
    onError: () => setKey(newIdempotencyKey()),
    onSettled: () => client.invalidateQueries(),
  });
  const submit = (): void => {
    setTried(true);
    if (answer.trim() === "" || give.isPending) return;
    give.mutate({
      params: { path: { reference, challengeId: challenge.id }, header: { "Idempotency-Key": key } },
      body: { result, answer: answer.trim() },
    });
  };
  const { label, recorded, claimed, fieldType } = challenge;
  return (
    <TaskDialog
      title={`Answer the challenge of “${label}”`}
      subtitle={`Recorded: ${valueWords(recorded, fieldType)} · claimed: ${valueWords(claimed, fieldType)}`}
      note="Whoever made it and the case owner are told. What you uphold is corrected in the case system."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={give.isPending}>
            {give.isPending ? "Answering…" : "Send the answer"}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {give.error !== null && <ErrorNote what="Nothing has been answered." error={give.error} />}
        <ChoiceGroup label="Your answer" value={result} choices={results} onChange={setResult} />
        <Field
          label="Words to the business"
          error={tried && answer.trim() === "" ? "Say why: whoever made it will read this" : undefined}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              value={answer}
              onChange={({ target }) => setAnswer(target.value)}
              inputProps={{ ...control, maxLength: LONGEST }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
