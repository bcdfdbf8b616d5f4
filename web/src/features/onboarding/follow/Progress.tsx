import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { usePortal } from "@/session/PortalContext";
import { Facts } from "@/ui/data/Facts";
import { Pill } from "@/ui/data/Pill";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

import { Conversation } from "../Conversation";
import { requestStates } from "../words";
import { AnswerForm } from "./AnswerForm";
import type { RequestLink } from "./requestLink";

interface ProgressProps {
  link: RequestLink;
  progress: Schema<"RequestProgress">;
  onProgress: (progress: Schema<"RequestProgress">) => void;
  onLook: () => void;
}

export function Progress({ link, progress, onProgress, onLook }: ProgressProps) {
  const { config } = usePortal();
  const { words, icon, tone } = requestStates[progress.state];
  const open = progress.state === "waiting" || progress.state === "asked";
  return (
    <>
      {progress.state === "unconfirmed" && (
        <Confirm link={link} progress={progress} onProgress={onProgress} />
      )}
      {progress.state === "asked" && (
        <Note severity="warning" role="status" lead="We need an answer from you.">
          Your request waits until then.
        </Note>
      )}
      {progress.state === "approved" && (
        <Note severity="success" role="status" lead="Your organisation is set up.">
          The administrators you named have an invitation in their mailboxes, good for 14 days.
        </Note>
      )}
      <Card
        title={progress.number}
        end={
          <Pill icon={icon} tone={tone}>
            {words}
          </Pill>
        }
        padded
      >
        <Facts
          facts={[
            { label: "Organisation", value: progress.organisationName },
            { label: "For", value: progress.businessNames.join(", ") },
            { label: "Sent", value: formatMoment(progress.madeAt, config.timeZone) },
            { label: "Contact", value: progress.contactEmail },
          ]}
        />
        {progress.words !== "" && (
          <Typography sx={{ mt: 4, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {`${config.schemeName}: ${progress.words}`}
          </Typography>
        )}
      </Card>
      {progress.conversation.length > 0 && (
        <Card title="Questions and answers">
          <Conversation entries={progress.conversation} timeZone={config.timeZone} />
        </Card>
      )}
      {open && (
        <AnswerForm
          key={progress.conversation.length}
          link={link}
          seen={progress.conversation.length}
          asked={progress.state === "asked"}
          onProgress={onProgress}
          onLook={onLook}
        />
      )}
    </>
  );
}

/** By a press, not by the visit: mail scanners visit every link. */
function Confirm({ link, progress, onProgress }: Omit<ProgressProps, "onLook">) {
  const confirm = $api.useMutation("post", "/api/access-request-confirmations", { onSuccess: onProgress });
  return (
    <Note
      severity="info"
      lead="One more step."
      actions={
        <Button
          variant="contained"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate({ body: link })}
        >
          Confirm and hand in the request
        </Button>
      }
    >
      {`Confirm that ${progress.contactEmail} is yours, and that you ask for access for ${progress.organisationName}.`}
      {confirm.error !== null && <ErrorNote what="It isn't confirmed yet." error={confirm.error} />}
    </Note>
  );
}
