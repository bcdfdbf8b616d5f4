import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { Field } from "@/ui/controls/Field";
import { Segmented } from "@/ui/controls/Segmented";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useAnswer, type Ask } from "./useSuppression";

interface AnswerDialogProps {
  reference: string;
  ask: Ask;
  onClose: () => void;
}

/** Hides the case as the business asks, or declines with why. */
export function AnswerDialog({ reference, ask, onClose }: AnswerDialogProps) {
  const [way, setWay] = useState<"hide" | "decline">("hide");
  const [answer, setAnswer] = useState("");
  const [tried, setTried] = useState(false);
  const answered = useAnswer(onClose);
  const mistake =
    way === "decline" && answer.trim() === "" ? "Say why: whoever asked will read it" : undefined;
  const submit = (): void => {
    setTried(true);
    if (mistake !== undefined || answered.isPending) return;
    const where = { reference, updateId: ask.id };
    answered.answer(where, { granted: way === "hide", answer: answer.trim() });
  };
  return (
    <TaskDialog
      title="Answer the ask to hide the case"
      subtitle={`${reference} · asked by ${ask.senderName}`}
      note={`${ask.senderName} is told.`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={answered.isPending}>
            {way === "hide" ? "Hide the case" : "Decline"}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {answered.error !== null && <ErrorNote what="Nothing has been answered." error={answered.error} />}
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
        <Field
          label={way === "hide" ? "Why, for the record (optional)" : "Why it stays visible"}
          hint={way === "hide" ? "Only staff can read it." : "Everybody who sees the case can read it."}
          error={tried ? mistake : undefined}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              value={answer}
              onChange={({ target }) => setAnswer(target.value)}
              inputProps={{ ...control, maxLength: 1000 }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
