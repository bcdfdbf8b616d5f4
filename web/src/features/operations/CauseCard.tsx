import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { CopyButton } from "@/ui/feedback/CopyButton";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import type { Cause } from "./causes";
import { reasonName } from "./sources";
import type { useDealWith } from "./useStuckWork";

interface CauseCardProps {
  cause: Cause;
  work: ReturnType<typeof useDealWith>;
}

/** One cause with its messages, one at a time, and what to do: personal data comes hidden from the server. */
export function CauseCard({ cause, work }: CauseCardProps) {
  const { scheme } = useMe();
  const [place, setPlace] = useState(0);
  const [sure, setSure] = useState(false);
  const count = cause.messages.length;
  const shown = cause.messages[Math.min(place, count - 1)];
  if (shown === undefined) return null;
  const all = count === 1 ? "" : ` all ${count}`;
  return (
    <Card title={reasonName(cause.reason)} end={plural(count, "message")} padded>
      {cause.explanation !== "" && <Typography sx={{ mb: 2 }}>{cause.explanation}</Typography>}
      <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
        <Typography variant="dense" color="textSecondary" component="p" sx={{ mr: "auto" }}>
          Message {place + 1} of {count}, {formatMoment(shown.at, scheme.timeZone)}
          {shown.times > 1 && `, set aside ${shown.times} times`}
        </Typography>
        {shown.correlationId !== "-" && <CopyButton text={shown.correlationId} what="the error id" />}
        <NamedIconButton
          icon="left"
          name="Previous message"
          disabled={place === 0}
          onClick={() => setPlace(place - 1)}
        />
        <NamedIconButton
          icon="right"
          name="Next message"
          disabled={place >= count - 1}
          onClick={() => setPlace(place + 1)}
        />
      </Box>
      <Box component="pre" tabIndex={0} aria-label="Message, personal data hidden" sx={payload}>
        {JSON.stringify(shown.payload, null, 2)}
      </Box>
      <Typography variant="dense" color="textSecondary" sx={{ mb: 2 }}>
        Sending again is safe: what was done already isn&rsquo;t done twice.
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button variant="contained" disabled={work.busy} onClick={() => work.sendAgain(cause.messages)}>
          Send{all} again
        </Button>
        <Button
          variant="outlined"
          color="error"
          disabled={work.busy}
          onClick={() => (sure ? work.discard(cause.messages) : setSure(true))}
        >
          {sure ? `Discard ${plural(count, "message")} for good` : `Discard${all}`}
        </Button>
      </Box>
    </Card>
  );
}

const payload = {
  my: 2,
  p: "12px 16px",
  maxHeight: 320,
  overflow: "auto",
  bgcolor: "surface.sunken",
  border: "1px solid",
  borderColor: "line.soft",
  borderRadius: "6px",
  fontSize: 13,
  lineHeight: "20px",
} as const;
