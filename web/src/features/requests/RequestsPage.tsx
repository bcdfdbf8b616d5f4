import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { entry } from "@/ui/data/entries";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatDate, formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { useWaiting, type WaitingRequest } from "./useRequests";

/** For staff: who waits for an answer about more time, what came in, and the way to ask for something. */
export function Component() {
  const { data, error, refetch } = useWaiting();
  const asks = data?.moreTime ?? [];
  const answered = data?.answered ?? [];
  return (
    <>
      <PageHead title="Requests" lede="What businesses are asked for, over all organisations." />
      {error !== null && (
        <ErrorNote what="Requests can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
        <FindCase />
        <Card title="Asks for more time" end={plural(asks.length, "ask")}>
          <Lines requests={asks} none="Nobody waits for an answer." words={askWords} />
        </Card>
        <Card title="Answered in the last seven days" end={plural(answered.length, "request")}>
          <Lines requests={answered} none="Nothing came in." words={answerWords} />
        </Card>
      </Box>
    </>
  );
}

function FindCase() {
  const { scheme } = useMe();
  const navigate = useNavigate();
  const [reference, setReference] = useState("");
  const [tried, setTried] = useState(false);
  const open = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reference.trim() !== "") void navigate(`/staff/requests/${encodeURIComponent(reference.trim())}`);
  };
  return (
    <Card title="Ask for something" padded>
      <Box component="form" noValidate onSubmit={open} sx={{ display: "grid", gap: 3, maxWidth: 480 }}>
        <Field
          label="Case reference"
          hint={`In full, such as ${scheme.referenceExample}`}
          error={tried && reference.trim() === "" ? "Enter a case reference" : undefined}
        >
          {(control) => (
            <OutlinedInput
              value={reference}
              onChange={({ target }) => setReference(target.value)}
              inputProps={{ ...control, autoComplete: "off", spellCheck: false }}
            />
          )}
        </Field>
        <Box>
          <Button variant="contained" type="submit">
            Open the case
          </Button>
        </Box>
      </Box>
    </Card>
  );
}

interface LinesProps {
  requests: readonly WaitingRequest[];
  none: string;
  words: (request: WaitingRequest, timeZone: string) => string;
}

function Lines({ requests, none, words }: LinesProps) {
  const { scheme } = useMe();
  if (requests.length === 0)
    return (
      <Typography variant="control" color="textSecondary" sx={{ display: "block", p: "16px 20px" }}>
        {none}
      </Typography>
    );
  return (
    <Box component="ul">
      {requests.map((request) => (
        <Box component="li" key={request.id} sx={entry}>
          <Box sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>{request.what}</Box>
          <Box sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>
            <RouteLink to={`/staff/requests/${encodeURIComponent(request.caseReference)}`}>
              {request.caseReference}
            </RouteLink>
            {` · ${words(request, scheme.timeZone)}`}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function askWords({ moreTime, due }: WaitingRequest): string {
  const ask = moreTime.find(({ state }) => state === "asked");
  if (ask === undefined) return "";
  return `${ask.by} asks for ${formatDate(ask.wanted)} instead of ${formatDate(due)}: ${ask.why}`;
}

const answerWords = ({ answer }: WaitingRequest, timeZone: string): string =>
  answer === null ? "" : `${answer.by}, by an ${answer.byWayOf}, ${formatMoment(answer.at, timeZone)}`;
