import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useParams } from "react-router";

import { useMay, useMe } from "@/session/MeContext";
import { Facts } from "@/ui/data/Facts";
import { Pill } from "@/ui/data/Pill";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatDate, formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { rights, states } from "../words";
import { DecisionForm } from "./DecisionForm";
import { ExtensionForm } from "./ExtensionForm";
import { ProposalForm } from "./ProposalForm";
import { StaffDownload } from "./StaffDownload";
import { useRequest, type Request } from "./useHandling";

export function Component() {
  const { organisationId = "", requestId = "" } = useParams();
  const { data, error, refetch } = useRequest(organisationId, requestId);
  if (error !== null)
    return <ErrorNote what="The request can’t be shown." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <CardSkeleton />;
  return <RequestDetails key={data.version} request={data} />;
}

/** Everything about one request, and the act it waits for. */
function RequestDetails({ request }: { request: Request }) {
  const mayPropose = useMay("staff:helpdesk") && request.state === "received";
  const mayDecide = useMay("staff:security") && request.state === "proposed";
  const { label, tone, icon } = states[request.state];
  return (
    <>
      <PageHead
        title={`${rights[request.right].title}: ${request.subject.name}`}
        actions={
          <Pill icon={icon} tone={tone}>
            {label}
          </Pill>
        }
      />
      <Box sx={{ display: "grid", gap: 4 }}>
        <Card title="The request" padded>
          <Facts facts={factsOf(request)} />
        </Card>
        {request.removalHeld && (
          <Note lead="This person’s removal has begun and is held.">
            They can’t sign in any more, and what was deleted before they asked for restriction is gone. The
            rest is kept while that is undecided or stands, and goes by itself once it is refused, taken back
            or lifted. They can’t ask for that here: record what they write, with their address.
          </Note>
        )}
        {request.keeps.length > 0 && (
          <Card title="What stays, and why" padded>
            <Box component="ul" sx={{ pl: 5, m: 0, maxWidth: "64ch" }}>
              {request.keeps.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </Box>
          </Card>
        )}
        {request.proposal !== null && (
          <Card title={request.proposal.grant ? "Proposed: grant it" : "Proposed: refuse it"} padded>
            <Typography sx={{ maxWidth: "64ch" }}>{request.proposal.why}</Typography>
            <Typography variant="dense" color="textSecondary">
              {request.proposal.byName}
            </Typography>
          </Card>
        )}
        {mayPropose && <ProposalForm request={request} />}
        {mayPropose && !request.extended && <ExtensionForm request={request} />}
        {mayDecide && <DecisionForm request={request} />}
        {request.download !== null && request.proposal?.yours === true && <StaffDownload request={request} />}
        <Log request={request} />
      </Box>
    </>
  );
}

function factsOf({ subject, receivedOn, due, overdue, extended, words, recordedBy, answer }: Request) {
  const cases = subject.cases.map(({ reference }) => reference).join(", ");
  return [
    { label: "Who", value: subject.email === null ? subject.name : `${subject.name}, ${subject.email}` },
    { label: "Came in", value: formatDate(receivedOn) },
    {
      label: "Due",
      value: `${formatDate(due)}${overdue ? ", late" : ""}${extended ? ", extended by two months" : ""}`,
    },
    ...(recordedBy === null ? [] : [{ label: "Recorded by", value: recordedBy }]),
    ...(words === "" ? [] : [{ label: "In their words", value: words }]),
    ...(cases === "" ? [] : [{ label: "Cases", value: cases }]),
    ...(answer === "" ? [] : [{ label: "Answer", value: answer }]),
  ];
}

function Log({ request }: { request: Request }) {
  const { timeZone } = useMe().scheme;
  return (
    <Card title="Log" padded>
      <Box component="ol" sx={{ listStyle: "none", p: 0, m: 0, display: "grid", gap: 2 }}>
        {request.log.map(({ at, act, by, words }) => (
          <li key={`${at}${act}`}>
            <Typography variant="control">
              {formatMoment(at, timeZone)}: {act.replace("-", " ")}, {by}
            </Typography>
            {words !== "" && (
              <Typography variant="dense" color="textSecondary">
                {words}
              </Typography>
            )}
          </li>
        ))}
      </Box>
    </Card>
  );
}
