import Box from "@mui/material/Box";
import { useState } from "react";

import { Segmented } from "@/ui/controls/Segmented";
import { AnswerDialog as Dialog } from "@/ui/layout/AnswerDialog";

import { useAnswer, type Ask } from "./useSuppression";

interface AnswerDialogProps {
  reference: string;
  ask: Ask;
  onClose: () => void;
}

const LONGEST = 1000;
const words = {
  hide: { label: "Why, for the record (optional)", hint: "Only staff can read it.", longest: LONGEST },
  decline: {
    label: "Why it stays visible",
    hint: "Everybody who sees the case can read it.",
    missing: "Say why: whoever asked will read it",
    longest: LONGEST,
  },
};

/** Hides the case as the business asks, or declines with why. */
export function AnswerDialog({ reference, ask, onClose }: AnswerDialogProps) {
  const [way, setWay] = useState<"hide" | "decline">("hide");
  const answered = useAnswer(onClose);
  const send = (answer: string): void =>
    answered.answer({ reference, updateId: ask.id }, { granted: way === "hide", answer });
  return (
    <Dialog
      title="Answer the ask to hide the case"
      subtitle={`${reference} · asked by ${ask.senderName}`}
      note={`${ask.senderName} is told.`}
      act={way === "hide" ? "Hide the case" : "Decline"}
      failed="Nothing has been answered."
      sending={answered}
      words={words[way]}
      onClose={onClose}
      onAnswer={send}
    >
      <Box>
        <Segmented
          label="Your answer"
          value={way}
          onChange={setWay}
          segments={[
            { value: "hide", label: "Hide the case" },
            { value: "decline", label: "Decline" },
          ]}
        />
      </Box>
    </Dialog>
  );
}
