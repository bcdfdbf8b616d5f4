import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import { useMe } from "@/session/MeContext";
import { formatDeadline } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { turnIcons } from "../model/TurnPill";
import type { CaseDetails } from "../model/types";
import { grounds } from "./TurnBlock";
import { timeLeft, turnHolder, turnTone } from "./turnWords";

const EDGE = 4;

/** The turn in one line, for the tabs behind the overview. */
export function TurnStrip({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const { turn, case: facts } = details;
  return (
    <Paper variant="outlined" component="section" aria-label="Whose turn and next deadline" sx={strip}>
      <Box sx={{ ...now, ...grounds[turnTone(turn)] }}>
        <Icon name={turn.whose === null ? "done" : turnIcons[turn.whose]} size={16} />
        {turnHolder(turn.whose, scheme.shortName)}
      </Box>
      <Box component="b" sx={{ fontWeight: 600 }}>
        {turn.act}
      </Box>
      {turn.deadline !== null && (
        <>
          <Box component="span" sx={{ ml: { md: "auto" }, pl: { sm: EDGE, md: 0 } }}>
            Due <b>{formatDeadline(turn.deadline.dueAt, scheme.timeZone)}</b>
            {" · "}
            <Box component="span" sx={{ color: turn.passed ? "error.main" : "text.secondary" }}>
              {timeLeft(turn)}
            </Box>
          </Box>
          <RouteLink
            to={`/cases/${encodeURIComponent(facts.caseReference)}`}
            replace
            sx={{ typography: "dense" }}
          >
            Why this date?
          </RouteLink>
        </>
      )}
    </Paper>
  );
}

const strip = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: { xs: "4px 12px", sm: 4 },
  minHeight: 48,
  pl: { xs: EDGE, sm: 0 },
  pr: { xs: EDGE, sm: 5 },
  pb: { xs: 2, md: 0 },
  mb: 1,
  overflow: "hidden",
  typography: "control",
  "& b": { fontWeight: 600 },
} as const;

const now = {
  display: "flex",
  alignItems: "center",
  gap: "6px",
  minHeight: 48,
  px: EDGE,
  // On a small screen it is a heading from edge to edge.
  mx: { xs: -EDGE, sm: 0 },
  flex: { xs: "0 0 calc(100% + 32px)", sm: "none" },
  fontWeight: 600,
} as const;
