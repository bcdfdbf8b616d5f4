import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { Link } from "react-router";

import type { Schema } from "@/api/types";
import { formatCount, plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import type { IconName } from "@/ui/icons/shapes";

import { casesWith } from "./caseLinks";

interface Figure {
  label: string;
  value: number;
  note: string;
  to: string;
  icon?: IconName;
  alarming?: boolean;
}

interface VolumeFiguresProps {
  volumes: Schema<"Volumes">;
  deadlines: Schema<"Deadlines">;
}

/** The volumes that a day begins with; each opens its list. */
export function VolumeFigures({ volumes, deadlines }: VolumeFiguresProps) {
  return (
    <Paper variant="outlined" component="section" aria-label="Open cases in figures" sx={grid}>
      {figuresOf(volumes, deadlines).map((figure) => (
        <Box key={figure.label} component={Link} to={figure.to} sx={cell}>
          <Box component="span" sx={label}>
            {figure.icon !== undefined && (
              <Box
                component="span"
                sx={{ display: "flex", color: figure.alarming === true ? "error.main" : "inherit" }}
              >
                <Icon name={figure.icon} size={16} />
              </Box>
            )}
            {figure.label}
          </Box>
          <Box component="span" sx={{ fontSize: 28, lineHeight: "36px", fontWeight: 600 }}>
            {formatCount(figure.value)}
          </Box>
          <Box component="span" sx={{ typography: "caption", color: "text.secondary" }}>
            {figure.note}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

function figuresOf(volumes: Schema<"Volumes">, deadlines: Schema<"Deadlines">): Figure[] {
  const due = deadlines.days.reduce((sum, { cases }) => sum + cases, 0);
  return [
    {
      label: "Open cases",
      value: volumes.open,
      note: `${formatCount(volumes.overall)} in all, open and closed`,
      to: casesWith({}),
    },
    {
      label: "Priority",
      value: volumes.priority,
      note: `${formatCount(volumes.priorityUnassigned)} with no case owner`,
      to: casesWith({ priority: true }),
      icon: "flag",
      alarming: true,
    },
    {
      label: "Action required",
      value: volumes.actionRequired,
      note: `${plural(due, "file")} due in 10 working days`,
      to: casesWith({ actionRequired: true }),
      icon: "arrow",
    },
    {
      label: "Business file overdue",
      value: volumes.businessFileOverdue,
      note: "Past the last day, no file in",
      to: casesWith({ businessFileOverdue: true }),
      icon: "alert",
      alarming: true,
    },
    {
      label: "Older than six months",
      value: volumes.sixMonths,
      note: "Since the enquiry date",
      to: casesWith({ sixMonthFlag: true }),
      icon: "clock",
    },
  ];
}

const grid = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", lg: "repeat(5, 1fr)" },
  overflow: "hidden",
  "& > :first-of-type": { gridColumn: { xs: "1 / -1", lg: "auto" } },
} as const;

const label = {
  display: "flex",
  alignItems: "center",
  gap: "6px",
  typography: "dense",
  color: "text.secondary",
} as const;

const cell = {
  display: "grid",
  alignContent: "start",
  p: "14px 20px",
  color: "inherit",
  textDecoration: "none",
  boxShadow: (theme: { vars: { palette: { line: { soft: string } } } }) =>
    `-1px 0 0 ${theme.vars.palette.line.soft}, 0 -1px 0 ${theme.vars.palette.line.soft}`,
  "&:hover": { bgcolor: "surface.hover" },
  "&:focus-visible": { outlineOffset: -3 },
} as const;
