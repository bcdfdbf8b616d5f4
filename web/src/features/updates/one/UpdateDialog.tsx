import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import type { Schema } from "@/api/types";
import { useRefreshCases } from "@/api/useRefreshCases";
import { useMe } from "@/session/MeContext";
import { AnswersField } from "@/ui/controls/AnswersField";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { ChannelField } from "../ChannelField";
import { CommentField } from "../CommentField";
import { MailButton } from "../MailButton";
import { newDraft } from "../model/draft";
import { mistakesIn } from "../model/mistakes";
import { reasonAgainst } from "../model/reasons";
import { ReasonField } from "../ReasonField";
import { SendTrouble } from "../SendTrouble";
import { useDraft } from "../useDraft";

interface UpdateDialogProps {
  details: Schema<"CaseDetails">;
  /** The request that it was opened from. */
  answers?: string;
  onClose: () => void;
}

/** Tells the scheme something about one case. */
export default function UpdateDialog({ details, answers = "", onClose }: UpdateDialogProps) {
  const { scheme } = useMe();
  const facts = details.case;
  const reference = facts.caseReference;
  const { draft, change, drop } = useDraft(
    `case/${reference}`,
    (kept) => kept ?? newDraft([reference], facts.businessName, newIdempotencyKey()),
  );
  const [answered, setAnswered] = useState(answers);
  const [tried, setTried] = useState(false);
  const refresh = useRefreshCases();
  const send = $api.useMutation("post", "/api/cases/{reference}/updates", {
    // Somebody may have answered it meanwhile: then it is no longer offered.
    onError: refresh,
    onSuccess: () => {
      drop();
      refresh();
      showToast(`Update sent to ${scheme.shortName}`);
      onClose();
    },
  });
  const most = scheme.updates.commentMax;
  const mistakes = mistakesIn(draft, most);
  const check = (): boolean => {
    setTried(true);
    return mistakes.reason === undefined && mistakes.comment === undefined;
  };
  const submit = (): void => {
    if (draft.channel === "email" || !check() || send.isPending) return;
    send.mutate({
      params: { path: { reference }, header: { "Idempotency-Key": draft.key } },
      body: { reason: draft.reason, comment: draft.comment, answers: stillOpen(details, answered) },
    });
  };
  const discard = (): void => {
    drop();
    onClose();
  };
  const { reasons, hiding } = scheme.updates;
  const label = [...reasons, hiding].find(({ code }) => code === draft.reason)?.label ?? "Update";

  return (
    <TaskDialog
      title="Send update"
      subtitle={`${reference} · ${facts.title}`}
      note="Your words are kept in this tab until you send or discard them."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={discard}>
            Discard
          </Button>
          {draft.channel === "portal" ? (
            <Button variant="contained" type="submit" disabled={send.isPending} sx={{ minWidth: 124 }}>
              {send.isPending ? "Sending…" : "Send update"}
            </Button>
          ) : (
            <MailButton
              to={mailAddress(details) ?? scheme.helpdesk.email}
              subject={`${reference}: ${label}`}
              body={draft.comment}
              check={check}
            />
          )}
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {send.error !== null && (
          <SendTrouble error={send.error} onStartAnew={() => change({ key: newIdempotencyKey() })} />
        )}
        {draft.channel === "portal" && (
          <AnswersField requests={details.requests} value={answered} onChange={setAnswered} />
        )}
        <ReasonField
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          withHiding
          against={(reason) => reasonAgainst(reason, facts)}
          error={tried ? mistakes.reason : undefined}
        />
        <CommentField
          label="Comment"
          value={draft.comment}
          most={most}
          rows={5}
          onChange={(comment) => change({ comment })}
          error={tried ? mistakes.comment : undefined}
        />
        <ChannelField value={draft.channel} onChange={(channel) => change({ channel })} />
      </Box>
    </TaskDialog>
  );
}

const stillOpen = ({ requests }: Schema<"CaseDetails">, id: string): string | null =>
  requests.some((each) => each.id === id && each.state === "open") ? id : null;

/** The person at the scheme who works on the case, when their address is known. */
const mailAddress = ({ parties }: Schema<"CaseDetails">): string | null =>
  parties.find(({ party, email }) => party === "scheme" && email !== null)?.email ?? null;
