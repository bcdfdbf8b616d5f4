import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import type { Schema } from "@/api/types";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

interface DecideDialogProps {
  ask: Schema<"StaffAskLine">;
  given: boolean;
  onClose: () => void;
}

export function DecideDialog({ ask, given, onClose }: DecideDialogProps) {
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const path = "/api/staff/administrator-requests/{organisationId}/{requestId}/decision";
  const decide = $api.useMutation("post", path, {
    onSuccess: () => {
      showToast(given ? `${ask.name} becomes an administrator` : "Refused");
      onClose();
    },
    onSettled: () => {
      setKey(newIdempotencyKey());
      void client.invalidateQueries();
    },
  });
  const missing = !given && words.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (missing || decide.isPending) return;
    const where = { organisationId: ask.organisationId, requestId: ask.id };
    decide.mutate({ params: { path: where, header: { "Idempotency-Key": key } }, body: { given, words } });
  };
  return (
    <TaskDialog
      title={given ? `Make ${ask.name} an administrator?` : `Refuse ${ask.name}?`}
      subtitle={ask.organisationName}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="contained" type="submit" disabled={decide.isPending}>
            {given ? "Approve" : "Refuse"}
          </Button>
        </>
      }
    >
      {decide.error !== null && <ErrorNote what="Nothing has changed." error={decide.error} />}
      <Field
        label={given ? "Words to whoever asked (optional)" : "Why"}
        error={tried && missing ? "Say why" : undefined}
      >
        {(control) => (
          <OutlinedInput
            multiline
            minRows={2}
            value={words}
            onChange={({ target }) => setWords(target.value)}
            inputProps={{ ...control, maxLength: 2000 }}
          />
        )}
      </Field>
    </TaskDialog>
  );
}
