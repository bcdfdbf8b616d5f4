import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useParams } from "react-router";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Conversation } from "../Conversation";
import { requestStates } from "../words";
import { ActDialog, type RequestAct } from "./ActDialog";
import { ApplicationCards } from "./ApplicationCards";
import { useAccessRequest, type AccessRequest } from "./useAccessRequests";

/** One request: what is asked, what stands in its way, what was said, and the decision. */
export function Component() {
  const { requestId = "" } = useParams();
  const { data, error, refetch } = useAccessRequest(requestId);
  if (error !== null)
    return (
      <>
        <PageHead title="Access request" />
        <ErrorNote what="The request can't be shown." error={error} onRetry={() => void refetch()} />
      </>
    );
  return data === undefined ? <CardSkeleton /> : <Request request={data} />;
}

function Request({ request }: { request: AccessRequest }) {
  const { scheme } = useMe();
  const [act, setAct] = useState<RequestAct | null>(null);
  const { words, icon, tone } = requestStates[request.state];
  const open = request.state === "waiting" || request.state === "asked";
  return (
    <>
      <PageHead
        title={request.application.organisationName}
        lede={`${request.number} · ${formatMoment(request.madeAt, scheme.timeZone)}`}
        actions={
          open && (
            <>
              <Button variant="text" onClick={() => setAct("refusal")}>
                Decline
              </Button>
              <Button variant="outlined" onClick={() => setAct("questions")}>
                Ask a question
              </Button>
              <Button
                variant="contained"
                disabled={request.duplicates.length > 0}
                onClick={() => setAct("approval")}
              >
                Approve
              </Button>
            </>
          )
        }
      />
      <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
        <Box>
          <Pill icon={icon} tone={tone}>
            {words}
          </Pill>
        </Box>
        <Obstacles request={request} open={open} />
        {request.decidedAt !== null && (
          <Card title={`${words} by ${request.decidedBy ?? ""}`} padded>
            {formatMoment(request.decidedAt, scheme.timeZone)}
            {request.words !== "" && `: ${request.words}`}
            {request.state === "approved" && (
              <>
                {" "}
                <RouteLink to={`/staff/organisations/${request.id}`}>Open the organisation</RouteLink>
              </>
            )}
          </Card>
        )}
        <ApplicationCards request={request} />
        <Card title="Questions and answers">
          {request.conversation.length === 0 ? (
            <Box sx={{ p: "16px 20px", color: "text.secondary" }}>Nothing has been asked.</Box>
          ) : (
            <Conversation entries={request.conversation} timeZone={scheme.timeZone} />
          )}
        </Card>
      </Box>
      {act !== null && <ActDialog request={request} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function Obstacles({ request, open }: { request: AccessRequest; open: boolean }) {
  if (!open) return null;
  return (
    <>
      {request.duplicates.map(({ kind, value, organisationId, organisationName }) => (
        <Note key={kind + value} severity="error" lead={`${value} is onboarded already.`}>
          It belongs to{" "}
          <RouteLink to={`/staff/organisations/${organisationId}`}>{organisationName}</RouteLink>. Add to that
          organisation, or decline and say whom to ask there.
        </Note>
      ))}
      {request.alike.map(({ id, number, organisationName }) => (
        <Note key={id} severity="warning" lead="Another open request names the same.">
          <RouteLink to={`/staff/access-requests/${id}`}>{`${number}, ${organisationName}`}</RouteLink>
        </Note>
      ))}
      {request.undeliverable !== null && (
        <Note severity="warning" lead="The contact's mailbox refused our email.">
          {request.undeliverable}
        </Note>
      )}
    </>
  );
}
