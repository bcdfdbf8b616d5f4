import Box from "@mui/material/Box";
import { visuallyHidden } from "@mui/utils";
import { Link } from "react-router";

import type { Schema } from "@/api/types";
import { formatDayMonth, formatLongDate } from "@/ui/format/dates";

import { casesWith } from "./caseLinks";

const weekdayOf = (day: string): string => formatLongDate(day).slice(0, 3);

/** On how many cases something is due on each day. A day opens its cases. */
export function DueDays({ days, today }: { days: Schema<"DueDay">[]; today: string }) {
  return (
    <Box sx={{ containerType: "inline-size" }}>
      <Box component="ol" aria-label="Cases with something due on each day" sx={strip}>
        {days.map(({ day, cases }) => (
          <Box component="li" key={day}>
            <Box
              component={Link}
              to={casesWith({
                deadlineFrom: day,
                deadlineTo: day,
              })}
              sx={cell}
            >
              <Box component="span" sx={{ typography: "caption", color: "text.secondary" }}>
                {day === today ? "Today" : `${weekdayOf(day)} ${formatDayMonth(day)}`}
              </Box>
              <Box component="b" sx={{ fontWeight: 600, color: cases === 0 ? "ink.hint" : "text.primary" }}>
                {cases}
                <span style={visuallyHidden}>{cases === 1 ? " case" : " cases"}</span>
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const strip = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(76px, 1fr))",
  // Where ten days don't fit beside one another, but five do: five and five.
  "@container (min-width: 404px) and (max-width: 783px)": {
    gridTemplateColumns: "repeat(5, minmax(0, 1fr))",
  },
  p: "8px 12px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;

const cell = {
  display: "grid",
  justifyItems: "center",
  p: "4px 2px",
  borderRadius: "6px",
  color: "inherit",
  textDecoration: "none",
  whiteSpace: "nowrap",
  "&:hover": { bgcolor: "surface.hover" },
} as const;
