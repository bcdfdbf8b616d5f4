import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { Field } from "@/ui/controls/Field";
import { Segmented } from "@/ui/controls/Segmented";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatDate } from "@/ui/format/dates";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { wantedMistake } from "./mistakes";
import { useDecide, type StaffRequest } from "./useRequests";

interface DecideDialogProps {
  reference: string;
  request: StaffRequest;
  ask: StaffRequest["moreTime"][number];
  onClose: () => void;
}

/** Gives more time, be it another day than was wanted, or refuses it with why. */
export function DecideDialog({ reference, request, ask, onClose }: DecideDialogProps) {
  const [way, setWay] = useState<"give" | "refuse">("give");
  const [day, setDay] = useState(ask.wanted);
  const [answer, setAnswer] = useState("");
  const [tried, setTried] = useState(false);
  const decided = useDecide(onClose);
  const dayMistake = way === "give" ? wantedMistake(day, request) : undefined;
  const answerMistake =
    way === "refuse" && answer.trim() === "" ? "Say why: whoever asked will read it" : undefined;
  const submit = (): void => {
    setTried(true);
    if (dayMistake !== undefined || answerMistake !== undefined || decided.isPending) return;
    const where = { reference, requestId: request.id, askId: ask.id };
    decided.decide(where, { granted: way === "give" ? day : null, answer: answer.trim() });
  };
  return (
    <TaskDialog
      title="Answer the ask for more time"
      subtitle={`${request.what} · due ${formatDate(request.due)}`}
      note={`${ask.by} is told.`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={decided.isPending}>
            {way === "give" ? "Give more time" : "Refuse more time"}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {decided.error !== null && <ErrorNote what="Nothing has been answered." error={decided.error} />}
        <Box>
          <Segmented
            label="Your answer"
            value={way}
            onChange={setWay}
            segments={[
              { value: "give", label: "Give more time" },
              { value: "refuse", label: "Refuse" },
            ]}
          />
        </Box>
        {way === "give" && (
          <Field
            label="New last day"
            hint={`Asked for: ${formatDate(ask.wanted)}`}
            error={tried ? dayMistake : undefined}
          >
            {(control) => (
              <OutlinedInput
                type="date"
                value={day}
                onChange={({ target }) => setDay(target.value)}
                inputProps={control}
              />
            )}
          </Field>
        )}
        <Field
          label={way === "give" ? "Words to the business (optional)" : "Why not"}
          error={tried ? answerMistake : undefined}
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
