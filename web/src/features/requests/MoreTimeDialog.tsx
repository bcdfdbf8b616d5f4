import Box from "@mui/material/Box";
import { useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useRefreshCases } from "@/api/useRefreshCases";
import { useActKey } from "@/api/useActKey";
import { useMe } from "@/session/MeContext";
import { DateField } from "@/ui/controls/DateField";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { formatDate, formatDeadline } from "@/ui/format/dates";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { LONGEST_WHY, wantedMistake, whyMistake } from "./mistakes";

interface MoreTimeDialogProps {
  reference: string;
  request: Schema<"RequestOnCase">;
  onClose: () => void;
}

/** Asks the scheme for more time for one thing that it waits for. */
export default function MoreTimeDialog({ reference, request, onClose }: MoreTimeDialogProps) {
  const { scheme } = useMe();
  const { header, settled } = useActKey();
  const [why, setWhy] = useState("");
  const [wanted, setWanted] = useState("");
  const [tried, setTried] = useState(false);
  const refresh = useRefreshCases();
  const ask = $api.useMutation("post", "/api/cases/{reference}/requests/{requestId}/more-time", {
    onSuccess: () => {
      refresh();
      showToast(`${scheme.shortName} was asked for more time`);
      onClose();
    },
    onError: settled,
  });
  const mistakes = { why: whyMistake(why), wanted: wantedMistake(wanted, request) };
  const submit = (): void => {
    setTried(true);
    if (mistakes.why !== undefined || mistakes.wanted !== undefined || ask.isPending) return;
    ask.mutate({
      params: { path: { reference, requestId: request.id }, header },
      body: { why: why.trim(), wanted },
    });
  };
  return (
    <TaskDialog
      title="Ask for more time"
      subtitle={`${request.what} · due ${formatDeadline(request.deadline.dueAt, scheme.timeZone)}`}
      note="The date stays as it is until you have an answer."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={ask.isPending ? "Asking…" : "Ask for more time"}
          disabled={ask.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {ask.error !== null && <ErrorNote what="Nothing has been asked." error={ask.error} />}
        <DateField
          label="New last day"
          hint={`Up to ${formatDate(request.latestNewDay)}`}
          error={tried ? mistakes.wanted : undefined}
          value={wanted}
          min={request.due}
          max={request.latestNewDay}
          onChange={setWanted}
        />
        <TextArea
          label="Why you need it"
          hint={`${scheme.shortName} decides by this. ${why.length} of ${LONGEST_WHY} characters.`}
          error={tried ? mistakes.why : undefined}
          value={why}
          onChange={setWhy}
        />
      </Box>
    </TaskDialog>
  );
}
