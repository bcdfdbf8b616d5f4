import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { Field } from "@/ui/controls/Field";
import { Segmented } from "@/ui/controls/Segmented";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useDecide } from "./useDecide";

interface DecideDialogProps {
  reference: string;
  document: Schema<"DocumentOnCase">;
  onClose: () => void;
}

/** Keeps a document from the other side as its sender asks, or refuses that; with why. */
export function DecideDialog({ reference, document, onClose }: DecideDialogProps) {
  const [way, setWay] = useState<"keep" | "refuse">("keep");
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const decided = useDecide(onClose);
  const submit = (): void => {
    setTried(true);
    if (why.trim() === "" || decided.isPending) return;
    decided.decide({ reference, documentId: document.id }, { granted: way === "keep", why: why.trim() });
  };
  return (
    <TaskDialog
      title="Confidential?"
      subtitle={document.name}
      note={`${document.providerName ?? "The sender"} is told.`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={decided.isPending}>
            {way === "keep" ? "Keep it confidential" : "Refuse"}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {decided.error !== null && <ErrorNote what="Nothing has been decided." error={decided.error} />}
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
        <Field
          label="Why"
          hint="Whoever sent it reads this."
          error={tried && why.trim() === "" ? "Say why: whoever sent it reads this" : undefined}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              inputProps={{ ...control, maxLength: 1000 }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
