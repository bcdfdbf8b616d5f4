import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useSearchParams } from "react-router";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

import { AnswerDialog } from "./AnswerDialog";
import { ChangeDialog } from "./ChangeDialog";
import { useSuppression, type Ask, type SuppressionRecord } from "./useSuppression";

/** Who sees a case: whether it is hidden from its business, who asks for that, and what staff did before. */
export function SuppressionCard({ details }: { details: Schema<"StaffCaseDetails"> }) {
  const reference = details.case.caseReference;
  const { scheme } = useMe();
  const { data, error, refetch } = useSuppression(reference);
  const [changing, setChanging] = useState(false);
  // From the worklist an ask opens by itself.
  const [search] = useSearchParams();
  const [answering, setAnswering] = useState(search.get("work"));
  if (error !== null) {
    return (
      <ErrorNote what="Who sees this case can't be shown." error={error} onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return null;
  const { suppressed, since, waiting, history } = data;
  const asked = waiting.find(({ id }) => id === answering);
  const when = since === null ? "" : ` since ${formatMoment(since, scheme.timeZone)}`;
  return (
    <Card
      title="Who sees this case"
      end={
        <Button size="small" aria-haspopup="dialog" onClick={() => setChanging(true)}>
          {suppressed ? "Show it to the business" : "Hide it from the business"}
        </Button>
      }
    >
      <Typography variant="control" sx={{ p: "12px 20px" }}>
        {suppressed
          ? `Nobody at ${details.case.businessName} sees it${when}.`
          : `${details.case.businessName} sees it.`}
      </Typography>
      {waiting.length > 0 && (
        <Box component="ul" aria-label="Asks to hide it">
          {waiting.map((ask) => (
            <Waiting key={ask.id} ask={ask} onAnswer={() => setAnswering(ask.id)} />
          ))}
        </Box>
      )}
      {history.length > 0 && (
        <Box component="ol" aria-label="What staff did, for staff alone">
          {history.map((record) => (
            <Past key={record.id} record={record} />
          ))}
        </Box>
      )}
      {changing && (
        <ChangeDialog
          reference={reference}
          businessName={details.case.businessName}
          suppressed={suppressed}
          onClose={() => setChanging(false)}
        />
      )}
      {asked !== undefined && (
        <AnswerDialog reference={reference} ask={asked} onClose={() => setAnswering(null)} />
      )}
    </Card>
  );
}

function Waiting({ ask, onAnswer }: { ask: Ask; onAnswer: () => void }) {
  const { scheme } = useMe();
  return (
    <Box component="li" sx={item}>
      <Typography variant="control" component="p" sx={{ fontWeight: 600 }}>
        {ask.senderName} asks to hide it
      </Typography>
      <Typography variant="control" component="p" sx={words}>
        {ask.comment}
      </Typography>
      <Typography variant="dense" component="p" color="textSecondary">
        {formatMoment(ask.at, scheme.timeZone)}
      </Typography>
      <Box>
        <Button size="small" variant="contained" aria-haspopup="dialog" onClick={onAnswer}>
          Answer
        </Button>
      </Box>
    </Box>
  );
}

const acts = { hidden: "hid it", shown: "showed it again", declined: "declined to hide it" } as const;

function Past({ record }: { record: SuppressionRecord }) {
  const { scheme } = useMe();
  return (
    <Box component="li" sx={item}>
      <Typography variant="dense" component="p">
        {record.by} {acts[record.act]}, {formatMoment(record.at, scheme.timeZone)}
      </Typography>
      <Typography variant="dense" component="p" color="textSecondary" sx={words}>
        {record.why}
      </Typography>
    </Box>
  );
}

const item = {
  display: "grid",
  gap: 1,
  p: "12px 20px",
  borderTop: "1px solid",
  borderColor: "line.soft",
} as const;
const words = { whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxWidth: "64ch" } as const;
