import Button from "@mui/material/Button";

import { useMe } from "@/session/MeContext";
import { plural } from "@/ui/format/words";

import { MailButton } from "../MailButton";
import { caseCommentsFor, type UpdateDraft } from "../model/draft";
import { sendWords } from "../model/review";

interface ManyActionsProps {
  draft: UpdateDraft;
  ready: readonly string[];
  problems: number;
  checking: boolean;
  sending: boolean;
  /** Shows what is missing; whether all is there. */
  check: () => boolean;
  onDiscard: () => void;
  onCheck: () => void;
}

export function ManyActions(props: ManyActionsProps) {
  const { draft, ready, problems, checking, sending } = props;
  const { helpdesk } = useMe().scheme;
  const words = sendWords(ready.length, problems);
  return (
    <>
      <Button variant="text" onClick={props.onDiscard}>
        Discard
      </Button>
      <Button variant="outlined" disabled={draft.reason === "" || checking} onClick={props.onCheck}>
        Check again
      </Button>
      {draft.channel === "email" ? (
        <MailButton
          to={helpdesk.email}
          subject={`Update on ${plural(ready.length, "case")}, ${draft.businessName}`}
          body={mailBody(draft, ready)}
          check={props.check}
        />
      ) : (
        <Button variant="contained" type="submit" disabled={sending || checking || ready.length === 0}>
          {sending ? "Sending…" : checking ? "Checking…" : words}
        </Button>
      )}
    </>
  );
}

/** The common words, then a line for each case with its own. */
function mailBody(draft: UpdateDraft, references: readonly string[]): string {
  const own = caseCommentsFor(draft, references);
  const lines = references.map((reference) =>
    own[reference] === undefined ? reference : `${reference}: ${own[reference]}`,
  );
  return [draft.comment, "", ...lines].join("\n");
}
