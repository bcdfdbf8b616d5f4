import Typography from "@mui/material/Typography";
import { useState } from "react";

import { api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError, offlineError } from "@/api/problem";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useDone, type Person } from "./usePeople";

export type Act = "disablement" | "enablement" | "mfa-reset" | "removal";

interface ActWords {
  title: string;
  meaning: string;
  button: string;
  done: string;
}

const words: Record<Act, (name: string) => ActWords> = {
  disablement: (name) => ({
    title: `Disable ${name}?`,
    meaning:
      "They can't sign in any more, and where they are signed in they are out within a minute. Their cases stay theirs until a supervisor assigns them to somebody else. They stay out until one of you enables them again.",
    button: "Disable",
    done: `${name} is disabled`,
  }),
  enablement: (name) => ({
    title: `Enable ${name}?`,
    meaning: "They can sign in again and may do what they could before.",
    button: "Enable",
    done: `${name} is enabled`,
  }),
  "mfa-reset": (name) => ({
    title: `Reset the second factor of ${name}?`,
    meaning: "They are signed out, and set up a new second factor when they next sign in.",
    button: "Reset second factor",
    done: `${name} sets up a new second factor`,
  }),
  removal: (name) => ({
    title: `Remove ${name}?`,
    meaning:
      "Their account is deleted for good, here and where they sign in. Their cases stay, for a supervisor to assign. To have them back, invite them again.",
    button: "Remove",
    done: `${name} is being removed`,
  }),
};

function send(act: Act, personId: string, key: string): Promise<unknown> {
  const params = { path: { personId } };
  const keyed = { params: { ...params, header: { "Idempotency-Key": key } } };
  switch (act) {
    case "disablement":
      return api.POST("/api/people/{personId}/disablement", keyed);
    case "enablement":
      return api.POST("/api/people/{personId}/enablement", keyed);
    case "mfa-reset":
      return api.POST("/api/people/{personId}/mfa-reset", keyed);
    case "removal":
      return api.DELETE("/api/people/{personId}", { params });
  }
}

interface ConfirmDialogProps {
  person: Person;
  act: Act;
  onClose: () => void;
}

/** Says what an act means before it is done. */
export function ConfirmDialog({ person, act, onClose }: ConfirmDialogProps) {
  const { title, meaning, button, done } = words[act](person.name);
  const [key] = useState(newIdempotencyKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const finish = useDone();
  const submit = (): void => {
    setBusy(true);
    send(act, person.id, key)
      .then(() => {
        finish(done);
        onClose();
      })
      .catch((problem: unknown) => setError(problem instanceof ApiError ? problem : offlineError()))
      .finally(() => setBusy(false));
  };
  return (
    <TaskDialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      actions={<SubmitButtons act={button} disabled={busy} onClose={onClose} />}
    >
      {error !== null && <ErrorNote what="Nothing has changed." error={error} />}
      <Typography>{meaning}</Typography>
    </TaskDialog>
  );
}
