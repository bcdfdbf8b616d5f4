import Box from "@mui/material/Box";
import { useState } from "react";

import { $api } from "@/api/client";
import { useRefreshCases } from "@/api/useRefreshCases";
import { useActKey } from "@/api/useActKey";
import { useMe } from "@/session/MeContext";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { ClaimField } from "./ClaimField";
import { FieldChoice } from "./FieldChoice";
import { ProofChoice } from "./ProofChoice";
import type { CaseDetails } from "./types";
import { countWords, fieldsToChallenge, mistakesIn, type ChallengeDraft } from "./words";

const nothingYet: ChallengeDraft = { field: "", claimed: "", blank: false, evidence: "", documentIds: [] };

interface ChallengeDialogProps {
  details: CaseDetails;
  onClose: () => void;
}

/** Says that something on the case is recorded wrongly, what should stand there, and what shows it. */
export default function ChallengeDialog({ details, onClose }: ChallengeDialogProps) {
  const { scheme } = useMe();
  const reference = details.case.caseReference;
  const [draft, setDraft] = useState(nothingYet);
  const { header, settled } = useActKey();
  const [tried, setTried] = useState(false);
  const refresh = useRefreshCases();
  const offered = fieldsToChallenge(details);
  const field = offered.find(({ name }) => name === draft.field);
  const most = scheme.challenges.evidenceMax;
  const mistakes = mistakesIn(draft, field, most);
  const change = (part: Partial<ChallengeDraft>): void => setDraft({ ...draft, ...part });
  const send = $api.useMutation("post", "/api/cases/{reference}/challenges", {
    onSuccess: () => {
      showToast(`Challenge sent to ${scheme.shortName}`);
      onClose();
    },
    onError: settled,
    onSettled: refresh,
  });
  const submit = (): void => {
    setTried(true);
    if (Object.keys(mistakes).length > 0 || send.isPending) return;
    send.mutate({
      params: { path: { reference }, header },
      body: {
        field: draft.field,
        claimed: draft.blank ? null : draft.claimed.trim(),
        evidence: draft.evidence.trim(),
        documentIds: [...draft.documentIds],
      },
    });
  };
  return (
    <TaskDialog
      title="Challenge what is recorded"
      subtitle={`${reference} · ${details.case.title}`}
      note={`${scheme.shortName} answers on this page.`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={send.isPending ? "Sending…" : "Send challenge"}
          disabled={send.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {send.error !== null && <ErrorNote what="Nothing has been sent." error={send.error} />}
        <FieldChoice
          details={details}
          fields={offered}
          value={draft.field}
          error={tried ? mistakes.field : undefined}
          onChange={(name) => change({ field: name, claimed: "", blank: false })}
        />
        {field !== undefined && (
          <ClaimField
            key={field.name}
            field={field}
            draft={draft}
            error={tried ? mistakes.claimed : undefined}
            onChange={change}
          />
        )}
        <TextArea
          label="What shows it"
          hint={countWords(draft.evidence, most)}
          error={tried ? mistakes.evidence : undefined}
          value={draft.evidence}
          mostRows={12}
          onChange={(value) => change({ evidence: value })}
        />
        <ProofChoice
          documents={details.documents}
          chosen={draft.documentIds}
          most={scheme.challenges.mostDocuments}
          onChange={(documentIds) => change({ documentIds })}
        />
      </Box>
    </TaskDialog>
  );
}
