import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { formatDayMonth, today } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { fileDue } from "../model/fileDue";
import { NewMark } from "../model/NewMark";
import { PriorityFlag } from "../model/PriorityFlag";
import { TurnPill } from "../model/TurnPill";
import type { CaseRow, ListedCase } from "../model/types";
import { Alarm } from "./cells";
import { selectInView, useSelection } from "./selection";

/** The list as cards: the only layout on a small screen, a choice on a large one. */
export function CaseCards({ rows }: { rows: readonly ListedCase[] }) {
  return (
    <Box component="ul" aria-label="Cases" sx={grid}>
      {rows.map((row) => (
        <CaseCard key={row.caseReference} row={row} />
      ))}
    </Box>
  );
}

function CaseCard({ row }: { row: ListedCase }) {
  const selection = useSelection();
  const ticked = selection.has(row.caseReference);
  const tick = (on: boolean): void => selectInView([row], new Set(on ? [row.caseReference] : []));
  return (
    <Box component="li" sx={{ ...card, bgcolor: ticked ? "surface.selected" : "background.paper" }}>
      <Checkbox
        checked={ticked}
        onChange={(_, on) => tick(on)}
        slotProps={{ input: { "aria-label": `Select ${row.caseReference}` } }}
        sx={{ alignSelf: "start", m: "9px" }}
      />
      <Box sx={{ minWidth: 0, p: "12px 16px 12px 0" }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, mb: "2px" }}>
          <RouteLink to={`/cases/${encodeURIComponent(row.caseReference)}`} underline="hover" sx={reference}>
            {row.caseReference}
          </RouteLink>
          {row.news && <NewMark />}
          {row.priority && <PriorityFlag />}
          <Box sx={{ ml: "auto" }}>
            <TurnPill turn={row.turn} />
          </Box>
        </Box>
        <Typography sx={{ fontWeight: 500, lineHeight: 1.25 }}>{row.complaintIssue}</Typography>
        <Typography variant="dense" color="textSecondary" noWrap>
          {row.businessName} · {row.businessCaseOwner ?? (row.closed ? "Closed" : "Unassigned")}
        </Typography>
        <DueLine row={row} />
        <AskedLine row={row} />
      </Box>
    </Box>
  );
}

function DueLine({ row }: { row: CaseRow }) {
  const { scheme } = useMe();
  const due = fileDue(row, today(scheme.timeZone));
  if (due.kind === "none" || due.kind === "settled") return null;
  const day = due.kind === "today" ? "today" : formatDayMonth(due.date);
  return (
    <Typography variant="dense" component="div" color="textSecondary">
      {due.kind === "ahead" && `File due ${day} · ${plural(due.days, "day")} left`}
      {due.kind === "today" && <Alarm tone="warning.main" icon="clock">{`File due ${day}`}</Alarm>}
      {due.kind === "late" && (
        <Alarm tone="error.main" icon="alert">{`File due ${day} · ${plural(due.days, "day")} late`}</Alarm>
      )}
    </Typography>
  );
}

/** The first of what is asked for, besides the business file. */
function AskedLine({ row }: { row: CaseRow }) {
  const { scheme } = useMe();
  const [first, ...others] = row.closed ? [] : row.openRequests;
  if (first === undefined) return null;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const words = `${first.what}, due ${formatDayMonth(first.due)}${more}`;
  return (
    <Typography variant="dense" component="div" color="textSecondary">
      {first.due < today(scheme.timeZone) ? (
        <Alarm tone="error.main" icon="alert">
          {words}
        </Alarm>
      ) : (
        words
      )}
    </Typography>
  );
}

const grid = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(auto-fill, minmax(336px, 1fr))" },
  overflow: "auto",
  flex: 1,
  alignContent: "start",
  borderTop: "1px solid",
  borderColor: "line.soft",
} as const;

const card = {
  display: "grid",
  gridTemplateColumns: "48px minmax(0, 1fr)",
  borderBottom: "1px solid",
  borderRight: { sm: "1px solid" },
  borderColor: { xs: "line.soft", sm: "line.soft" },
} as const;

const reference = { fontWeight: 600, fontSize: "0.9375rem", whiteSpace: "nowrap" } as const;
