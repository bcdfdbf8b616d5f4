import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { newIdempotencyKey } from "@/api/idempotency";
import { useMe } from "@/session/MeContext";
import { ChoiceGroup } from "@/ui/controls/ChoiceGroup";
import { DateField } from "@/ui/controls/DateField";
import { Field } from "@/ui/controls/Field";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { today } from "@/ui/format/dates";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { rights, type Right } from "../words";
import { useRecord } from "./useHandling";

interface RecordDialogProps {
  onClose: () => void;
  onRecorded: () => void;
}

const CHOICES = (Object.keys(rights) as Right[]).map((value) => ({ value, label: rights[value].title }));

/** Records what somebody wrote. The month counts from the day it came in. */
export function RecordDialog({ onClose, onRecorded }: RecordDialogProps) {
  const { timeZone } = useMe().scheme;
  const [key] = useState(newIdempotencyKey);
  const [right, setRight] = useState<Right>("access");
  const [facts, setFacts] = useState({
    name: "",
    email: "",
    receivedOn: today(timeZone),
    words: "",
    proof: "",
  });
  const [tried, setTried] = useState(false);
  const record = useRecord();
  const set = (part: Partial<typeof facts>): void => setFacts((before) => ({ ...before, ...part }));
  const missing = {
    name: facts.name.trim().length < 2 ? "Say whose data it is" : undefined,
    proof: facts.proof.trim().length < 3 ? "Say how you know that it is them" : undefined,
  };

  function submit(): void {
    setTried(true);
    if (missing.name !== undefined || missing.proof !== undefined || record.isPending) return;
    record.mutate(
      {
        params: { header: { "Idempotency-Key": key } },
        body: { ...facts, right, email: facts.email.trim() === "" ? null : facts.email.trim() },
      },
      {
        onSuccess: () => {
          showToast("The request is recorded");
          onRecorded();
          onClose();
        },
      },
    );
  }

  return (
    <TaskDialog
      title="Record a request"
      note="The person is answered by letter or email, not by the portal."
      onClose={onClose}
      onSubmit={submit}
      actions={<SubmitButtons act="Record it" disabled={record.isPending} onClose={onClose} />}
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {record.error !== null && <ErrorNote what="Nothing was recorded." error={record.error} />}
        <Field label="Name" error={tried ? missing.name : undefined}>
          {(control) => (
            <OutlinedInput
              value={facts.name}
              onChange={({ target }) => set({ name: target.value })}
              inputProps={{ ...control, maxLength: 200 }}
            />
          )}
        </Field>
        <Field
          label="Email address (if known)"
          hint="With the address of an account, a restriction or its lifting is about that account: for somebody who can’t sign in any more."
        >
          {(control) => (
            <OutlinedInput
              type="email"
              value={facts.email}
              onChange={({ target }) => set({ email: target.value })}
              inputProps={{ ...control, maxLength: 254 }}
            />
          )}
        </Field>
        <ChoiceGroup label="What they ask for" value={right} choices={CHOICES} onChange={setRight} />
        <DateField
          label="Came in on"
          value={facts.receivedOn}
          max={today(timeZone)}
          onChange={(value) => set({ receivedOn: value })}
        />
        <Field
          label="How you know that it is them"
          hint="For example: answered from the address on the case, or a copy of a document seen."
          error={tried ? missing.proof : undefined}
        >
          {(control) => (
            <OutlinedInput
              value={facts.proof}
              onChange={({ target }) => set({ proof: target.value })}
              inputProps={{ ...control, maxLength: 500 }}
            />
          )}
        </Field>
        <TextArea
          label="What they wrote (you can leave it empty)"
          value={facts.words}
          longest={2000}
          onChange={(value) => set({ words: value })}
        />
      </Box>
    </TaskDialog>
  );
}
