import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { Segmented } from "@/ui/controls/Segmented";
import { ErrorNote, type Trouble } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { timeOf } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";

import { summaryWords, type ReviewLine } from "../model/review";
import { ReviewRow } from "./ReviewRow";

type Shown = "all" | "problems" | "ready";

/** More ready rows than this only push the form out of sight. */
const ROWS_AT_FIRST = 8;

interface ReviewPanelProps {
  lines: readonly ReviewLine[];
  /** Milliseconds since the epoch; null until the cases are checked for the chosen reason. */
  checkedAt: number | null;
  error: Trouble | null;
  onComment: (reference: string, comment: string) => void;
  onLeaveOut: (reference: string) => void;
}

/** What would happen to each case, problems first. */
export function ReviewPanel({ lines, checkedAt, error, onComment, onLeaveOut }: ReviewPanelProps) {
  const [shown, setShown] = useState<Shown>("all");
  const [whole, setWhole] = useState(false);
  const problems = lines.filter(({ problem }) => problem !== null);
  const ready = lines.filter(({ problem }) => problem === null);
  const chosen = { all: lines, problems, ready }[shown];
  const first = whole ? chosen.length : Math.max(ROWS_AT_FIRST, problems.length);
  const hidden = chosen.length - first;

  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Cases in this update"
      sx={{ overflow: "hidden" }}
    >
      {error !== null && <ErrorNote what="The cases couldn't be checked." error={error} />}
      {error === null && <Summary ready={ready.length} problems={problems.length} checkedAt={checkedAt} />}
      <Box sx={{ p: "8px 12px", overflowX: "auto" }}>
        <Segmented
          label="Show"
          value={shown}
          onChange={setShown}
          segments={[
            { value: "all", label: `All ${lines.length}` },
            { value: "problems", label: `To fix ${problems.length}` },
            { value: "ready", label: `Ready ${ready.length}` },
          ]}
        />
      </Box>
      <ul>
        {chosen.slice(0, first).map((line) => (
          <ReviewRow
            key={line.reference}
            line={line}
            checked={checkedAt !== null}
            onComment={(comment) => onComment(line.reference, comment)}
            onLeaveOut={() => onLeaveOut(line.reference)}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Box sx={more}>
          {`${plural(hidden, "more case")}, all ready`}
          <Button variant="text" size="small" sx={{ ml: "auto" }} onClick={() => setWhole(true)}>
            Show
          </Button>
        </Box>
      )}
    </Paper>
  );
}

interface SummaryProps {
  ready: number;
  problems: number;
  checkedAt: number | null;
}

/** A live region from the start, so that the outcome of a check is read out. */
function Summary({ ready, problems, checkedAt }: SummaryProps) {
  const { timeZone } = useMe().scheme;
  if (checkedAt === null) {
    return (
      <Note role="status" lead="Choose a reason.">
        Each case is then checked against it. Nothing is sent by that.
      </Note>
    );
  }
  const time = timeOf(new Date(checkedAt).toISOString(), timeZone);
  return (
    <Note
      role="status"
      severity={problems === 0 ? "success" : "warning"}
      icon={problems === 0 ? "done" : "warning"}
      lead={summaryWords(ready, problems)}
    >
      {`Checked at ${time}. Nothing has been sent.`}
    </Note>
  );
}

const more = {
  display: "flex",
  alignItems: "center",
  minHeight: 44,
  p: "4px 8px 4px 16px",
  borderTop: "1px solid",
  borderColor: "line.soft",
  typography: "dense",
  color: "text.secondary",
} as const;
