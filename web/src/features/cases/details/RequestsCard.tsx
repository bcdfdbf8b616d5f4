import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { entryHead, fullEntry } from "@/ui/data/entries";
import { formatDate, formatDeadline, formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { useCaseSlots } from "../model/slots";
import type { CaseDetails, CaseRequest } from "../model/types";
import { AboutDate } from "./AboutDate";
import { RequestState } from "./RequestState";
import { timeLeft } from "./turnWords";

/** What the scheme asks for on this case, each with its deadline and what can be done about it. */
export function RequestsCard({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const { requests } = details;
  if (requests.length === 0) return null;
  const open = requests.filter(({ state }) => state === "open").length;
  return (
    <Card
      title={`What ${scheme.shortName} asked for`}
      end={open === 0 ? "Nothing open" : `${plural(open, "request")} open`}
    >
      <Box component="ul">
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} details={details} />
        ))}
      </Box>
    </Card>
  );
}

function RequestItem({ request, details }: { request: CaseRequest; details: CaseDetails }) {
  const { RequestActs } = useCaseSlots();
  const waiting = request.state === "open" && !details.case.closed;
  return (
    <Box component="li" sx={fullEntry} aria-label={request.what}>
      <Box sx={entryHead}>
        <Typography component="h3" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {request.what}
        </Typography>
        <RequestState request={request} />
      </Box>
      {request.details !== "" && (
        <Typography variant="control" sx={text}>
          {request.details}
        </Typography>
      )}
      {waiting && <Due request={request} />}
      {request.moreTime.map((ask) => (
        <MoreTimeLine key={ask.id} ask={ask} />
      ))}
      <Ending request={request} />
      {waiting && (
        <Box data-print="hide">
          <RequestActs details={details} request={request} />
        </Box>
      )}
    </Box>
  );
}

function Due({ request }: { request: CaseRequest }) {
  const { scheme } = useMe();
  const { deadline, passed } = request;
  return (
    <Box>
      <Typography variant="control" sx={{ fontWeight: 600, color: passed ? "error.main" : "text.primary" }}>
        Due {formatDeadline(deadline.dueAt, scheme.timeZone)} · {timeLeft(request)}
      </Typography>
      <Typography variant="dense" color="textSecondary" component="div">
        {request.explanation} <AboutDate deadline={deadline} />
      </Typography>
    </Box>
  );
}

function MoreTimeLine({ ask }: { ask: CaseRequest["moreTime"][number] }) {
  const { scheme } = useMe();
  const answered = {
    asked: `${scheme.shortName} hasn’t answered yet.`,
    granted: `${scheme.shortName} gave time until ${formatDate(ask.granted ?? ask.wanted)}.`,
    refused: `${scheme.shortName} gave no more time.`,
  };
  return (
    <Typography variant="dense" color="textSecondary" component="p" sx={text}>
      {ask.by} asked for time until {formatDate(ask.wanted)}: {ask.why} <b>{answered[ask.state]}</b>{" "}
      {ask.answer}
    </Typography>
  );
}

function Ending({ request }: { request: CaseRequest }) {
  const { scheme } = useMe();
  const { answer, withdrawnAt, withdrawnWhy } = request;
  if (answer !== null)
    return (
      <Typography variant="dense" color="textSecondary" component="p">
        {answer.by} answered by {answer.byWayOf === "upload" ? "an upload" : "an update"},{" "}
        {formatMoment(answer.at, scheme.timeZone)}
      </Typography>
    );
  if (withdrawnAt === null) return null;
  return (
    <Typography variant="dense" color="textSecondary" component="p" sx={text}>
      {scheme.shortName} no longer needs it, {formatMoment(withdrawnAt, scheme.timeZone)}. {withdrawnWhy}
    </Typography>
  );
}

/** Line ends are the writer's own. */
const text = { whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxWidth: "72ch" } as const;
