import Box from "@mui/material/Box";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { Segmented } from "@/ui/controls/Segmented";
import { AnswerDialog } from "@/ui/layout/AnswerDialog";

import { useDecide } from "./useDecide";

interface DecideDialogProps {
  reference: string;
  document: Schema<"DocumentOnCase">;
  onClose: () => void;
}

const words = {
  label: "Why",
  hint: "Whoever sent it reads this.",
  missing: "Say why: whoever sent it reads this",
  longest: 1000,
};

/** Keeps a document from the other side as its sender asks, or refuses that; with why. */
export function DecideDialog({ reference, document, onClose }: DecideDialogProps) {
  const [way, setWay] = useState<"keep" | "refuse">("keep");
  const decided = useDecide(onClose);
  const send = (why: string): void =>
    decided.decide({ reference, documentId: document.id }, { granted: way === "keep", why });
  return (
    <AnswerDialog
      title="Confidential?"
      subtitle={document.name}
      note={`${document.providerName ?? "The sender"} is told.`}
      act={way === "keep" ? "Keep it confidential" : "Refuse"}
      failed="Nothing has been decided."
      sending={decided}
      words={words}
      onClose={onClose}
      onAnswer={send}
    >
      {document.comment !== "" && <Box sx={{ whiteSpace: "pre-wrap" }}>{`“${document.comment}”`}</Box>}
      <Box>
        <Segmented
          label="Your decision"
          value={way}
          onChange={setWay}
          segments={[
            { value: "keep", label: "Keep confidential" },
            { value: "refuse", label: "Refuse" },
          ]}
        />
      </Box>
    </AnswerDialog>
  );
}
