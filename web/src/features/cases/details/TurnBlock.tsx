import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { formatDeadline } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";

import { turnIcons } from "../model/TurnPill";
import type { CaseDetails } from "../model/types";
import { CalendarButton } from "./CalendarButton";
import { AboutDate } from "./AboutDate";
import { DeadlineTrack } from "./DeadlineTrack";
import { timeLeft, turnHolder, turnTone, type TurnTone } from "./turnWords";

/** Answers first what everybody asks first: what do you need from me, and by when? */
export function TurnBlock({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const { turn, case: facts } = details;
  const { deadline } = turn;
  const owner = facts.businessCaseOwner;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Whose turn and next deadline"
      sx={block(deadline !== null)}
    >
      <Box sx={{ ...now, ...grounds[turnTone(turn)] }}>
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: "6px",
            typography: "control",
            fontWeight: 600,
            opacity: 0.9,
          }}
        >
          <Icon name={turn.whose === null ? "done" : turnIcons[turn.whose]} size={16} />
          {turnHolder(turn.whose, scheme.shortName)}
        </Box>
        <Typography variant="deadline" sx={{ mt: 2 }}>
          {turn.act}
        </Typography>
        <Typography variant="dense" sx={{ mt: 1 }}>
          {owner === null
            ? `Nobody at ${facts.businessName} has taken this case on.`
            : `${owner} is handling this for ${facts.businessName}.`}
        </Typography>
      </Box>
      {deadline !== null && (
        <>
          <Box sx={due}>
            <Typography variant="dense" color="textSecondary" sx={{ display: { xs: "none", sm: "block" } }}>
              Due by
            </Typography>
            <Typography variant="deadline" sx={{ my: { sm: 1 }, whiteSpace: "nowrap" }}>
              {formatDeadline(deadline.dueAt, scheme.timeZone)}
            </Typography>
            <Typography
              variant="dense"
              sx={{ fontWeight: 600, color: turn.passed ? "error.main" : "text.primary" }}
            >
              {timeLeft(turn)}
            </Typography>
            <CalendarButton reference={facts.caseReference} />
          </Box>
          <Box sx={{ minWidth: 0, p: { xs: "14px 16px", sm: "16px 24px" } }}>
            <DeadlineTrack details={details} />
            <Typography variant="dense" color="textSecondary">
              {turn.explanation} <AboutDate deadline={deadline} />
            </Typography>
          </Box>
        </>
      )}
    </Paper>
  );
}

const block = (dated: boolean) =>
  ({
    display: "grid",
    gridTemplateColumns: {
      xs: "minmax(0, 1fr)",
      md: dated ? "minmax(0, 1fr) auto minmax(0, 1.35fr)" : "minmax(0, 1fr)",
    },
    mb: 3,
    overflow: "hidden",
  }) as const;

export const grounds: Record<TurnTone, object> = {
  yours: { bgcolor: "turn.ground", color: "turn.ink" },
  late: { bgcolor: "tint.error", color: "error.main" },
  others: { bgcolor: "tint.neutral", color: "text.primary" },
};

const now = { p: { xs: "14px 16px", sm: "16px 24px" }, printColorAdjust: "exact" } as const;

const due = {
  display: { xs: "flex", md: "block" },
  flexWrap: "wrap",
  alignItems: "baseline",
  gap: "4px 24px",
  p: { xs: "14px 16px", sm: "16px 32px 16px 24px" },
  borderRight: { md: "1px solid" },
  borderBottom: { xs: "1px solid", md: 0 },
  borderColor: { xs: "line.soft", md: "line.soft" },
} as const;
