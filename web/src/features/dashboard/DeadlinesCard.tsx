import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { visuallyHidden } from "@mui/utils";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { formatDeadline } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { casesWith } from "./caseLinks";
import { DueDays } from "./DueDays";
import type { Dashboard } from "./types";

/** What is late, what is due on each of the next ten working days, and the first few cases of them. */
export function DeadlinesCard({ dashboard }: { dashboard: Dashboard }) {
  const { deadlines, volumes } = dashboard;
  const all = (
    <RouteLink to={casesWith({ actionRequired: true })} underline="hover" sx={{ fontWeight: 600 }}>
      {volumes.actionRequired === 1
        ? "View the one that needs action"
        : `View all ${volumes.actionRequired} that need action`}
    </RouteLink>
  );
  return (
    <Card title="Next deadlines" end={<Late cases={volumes.businessFileOverdue} />} footer={all}>
      <DueDays days={deadlines.days} today={dashboard.today} />
      {deadlines.next.length === 0 ? (
        <Typography variant="control" color="textSecondary" sx={{ display: "block", p: "16px 20px" }}>
          Nothing is due in the next 10 working days.
        </Typography>
      ) : (
        <Box component="ul">
          {deadlines.next.map((due) => (
            <DueCase key={due.id} due={due} today={dashboard.today} />
          ))}
        </Box>
      )}
    </Card>
  );
}

function Late({ cases }: { cases: number }) {
  if (cases === 0) return null;
  return (
    <RouteLink to={casesWith({ businessFileOverdue: true })} underline="hover" sx={late}>
      <Icon name="alert" size={16} />
      {plural(cases, "file")} overdue
    </RouteLink>
  );
}

function DueCase({ due, today }: { due: Schema<"DueCase">; today: string }) {
  const { user, scheme } = useMe();
  const owner = due.businessCaseOwner === user.name ? "You" : due.businessCaseOwner;
  return (
    <Box component="li" sx={row}>
      <Box sx={{ minWidth: 0 }}>
        <Box component="b" sx={{ display: "block", typography: "control", fontWeight: 600 }}>
          {due.what ?? "Send the business file"}
        </Box>
        <Box sx={{ typography: "dense", color: "text.secondary" }}>
          <RouteLink to={`/cases/${encodeURIComponent(due.caseReference)}`}>{due.caseReference}</RouteLink>
          {due.priority && (
            <Box component="span" sx={{ color: "error.main", verticalAlign: "-3px", ml: 1 }}>
              <Icon name="flag" size={16} />
              <span style={visuallyHidden}>Priority</span>
            </Box>
          )}
          {` · ${due.title}, ${due.businessName}`}
        </Box>
      </Box>
      <Box
        sx={{
          typography: "dense",
          color: owner === null ? "warning.main" : "text.secondary",
          fontWeight: owner === null ? 600 : 400,
        }}
      >
        {owner ?? "Unassigned"}
      </Box>
      <Box>
        <Box
          component="b"
          sx={{
            display: "block",
            typography: "control",
            fontWeight: 600,
            color: due.day === today ? "warning.main" : "inherit",
          }}
        >
          {formatDeadline(due.dueAt, scheme.timeZone)}
        </Box>
        <Box sx={{ typography: "caption", color: "text.secondary" }}>
          {due.day === today ? "Today is the last day" : plural(due.workingDaysLeft, "working day")}
        </Box>
      </Box>
    </Box>
  );
}

const late = {
  display: "inline-flex",
  alignItems: "center",
  gap: 1,
  typography: "dense",
  fontWeight: 600,
  color: "error.main",
} as const;

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) 104px 152px" },
  gap: { xs: 1, sm: 4 },
  alignItems: "center",
  minHeight: 52,
  p: "6px 20px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
  "&:last-of-type": { borderBottom: 0 },
  "&:hover": { bgcolor: "surface.hover" },
  "& > :first-of-type": { gridColumn: { xs: "1 / -1", sm: "auto" } },
} as const;
