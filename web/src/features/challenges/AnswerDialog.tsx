import { useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { ChoiceGroup, type Choice } from "@/ui/controls/ChoiceGroup";
import { showToast } from "@/ui/feedback/toasts";
import { AnswerDialog as Dialog } from "@/ui/layout/AnswerDialog";

import type { Challenge } from "./types";
import { valueWords } from "./words";

type Result = Schema<"ChallengeAnswer">["result"];

const results: Choice<Result>[] = [
  { value: "upheld", label: "Uphold", hint: "What they claim is right." },
  { value: "upheld-in-part", label: "Uphold in part", hint: "Say which part." },
  { value: "declined", label: "Decline", hint: "What is recorded is right." },
];

const words = {
  label: "Words to the business",
  missing: "Say why: whoever made it will read this",
  longest: 2000,
};

interface AnswerDialogProps {
  reference: string;
  challenge: Challenge;
  onClose: () => void;
}

/** Upholds a challenge, in full or in part, or declines it. */
export default function AnswerDialog({ reference, challenge, onClose }: AnswerDialogProps) {
  const [result, setResult] = useState<Result>("upheld");
  const { header, options } = useAct(() => {
    showToast("Challenge answered");
    onClose();
  });
  const path = "/api/staff/cases/{reference}/challenges/{challengeId}/answer";
  const give = $api.useMutation("post", path, options);
  const send = (answer: string): void =>
    give.mutate({
      params: { path: { reference, challengeId: challenge.id }, header },
      body: { result, answer },
    });
  const { label, recorded, claimed, fieldType } = challenge;
  return (
    <Dialog
      title={`Answer the challenge of “${label}”`}
      subtitle={`Recorded: ${valueWords(recorded, fieldType)} · claimed: ${valueWords(claimed, fieldType)}`}
      note="Whoever made it and the case owner are told. What you uphold is corrected in the case system."
      act={give.isPending ? "Answering…" : "Send the answer"}
      failed="Nothing has been answered."
      sending={give}
      words={words}
      onClose={onClose}
      onAnswer={send}
    >
      <ChoiceGroup label="Your answer" value={result} choices={results} onChange={setResult} />
    </Dialog>
  );
}
