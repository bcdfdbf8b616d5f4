import Box from "@mui/material/Box";
import { useState } from "react";

import { DateField } from "@/ui/controls/DateField";
import { Segmented } from "@/ui/controls/Segmented";
import { formatDate } from "@/ui/format/dates";
import { AnswerDialog } from "@/ui/layout/AnswerDialog";

import { wantedMistake } from "./mistakes";
import { useDecide, type StaffRequest } from "./useRequests";

interface DecideDialogProps {
  reference: string;
  request: StaffRequest;
  ask: StaffRequest["moreTime"][number];
  onClose: () => void;
}

const LONGEST = 1000;
const words = {
  give: { label: "Words to the business (optional)", longest: LONGEST },
  refuse: { label: "Why not", missing: "Say why: whoever asked will read it", longest: LONGEST },
};

/** Gives more time, be it another day than was wanted, or refuses it with why. */
export function DecideDialog({ reference, request, ask, onClose }: DecideDialogProps) {
  const [way, setWay] = useState<"give" | "refuse">("give");
  const [day, setDay] = useState(ask.wanted);
  const decided = useDecide(onClose);
  const mistake = way === "give" ? wantedMistake(day, request) : undefined;
  const send = (answer: string): void => {
    const where = { reference, requestId: request.id, askId: ask.id };
    decided.decide(where, { granted: way === "give" ? day : null, answer });
  };
  return (
    <AnswerDialog
      title="Answer the ask for more time"
      subtitle={`${request.what} · due ${formatDate(request.due)}`}
      note={`${ask.by} is told.`}
      act={way === "give" ? "Give more time" : "Refuse more time"}
      failed="Nothing has been answered."
      sending={decided}
      words={words[way]}
      ready={mistake === undefined}
      onClose={onClose}
      onAnswer={send}
    >
      {(tried) => (
        <>
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
            <DateField
              label="New last day"
              hint={`Asked for: ${formatDate(ask.wanted)}`}
              error={tried ? mistake : undefined}
              value={day}
              onChange={setDay}
            />
          )}
        </>
      )}
    </AnswerDialog>
  );
}
