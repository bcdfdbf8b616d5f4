import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";

import { useMe } from "@/session/MeContext";
import { formatDayMonth, formatLongDate, today as todayIn } from "@/ui/format/dates";

import type { CaseDetails } from "../model/types";
import { trackOf, type Mark } from "./track";

/** A line from the day the file was asked for to the day it is due. */
export function DeadlineTrack({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const today = todayIn(scheme.timeZone);
  const wide = useMediaQuery((theme) => theme.breakpoints.up("sm"));
  const marks = trackOf(details, today, wide ? 18 : 34);
  const progress = marks.find(({ kind }) => kind === "today")?.at ?? 0;
  const spoken = marks.map(
    ({ date, label, kind }) => `${formatLongDate(date)}: ${kind === "today" ? "today" : label}.`,
  );
  return (
    <Box role="img" aria-label={spoken.join(" ")} sx={{ mx: "6px", mt: "6px" }}>
      <Box sx={line}>
        <Box
          sx={{
            position: "absolute",
            inset: `0 ${100 - progress}% 0 0`,
            borderRadius: "2px",
            bgcolor: "primary.main",
          }}
        />
        {marks.map((mark) => (
          <Box key={mark.kind} sx={{ ...dot, ...dots[mark.kind], left: `${mark.at}%` }} />
        ))}
      </Box>
      <Box
        sx={{ position: "relative", height: 40, mt: 2, mx: "-6px", typography: "caption", fontWeight: 600 }}
      >
        {marks.map((mark) => (
          <Box key={mark.kind} sx={{ ...place(mark), position: "absolute", whiteSpace: "nowrap" }}>
            {mark.kind === "today" ? "Today" : formatDayMonth(mark.date)}
            <Box component="span" sx={{ display: "block", fontWeight: 400, color: "text.secondary" }}>
              {mark.label}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Words stay inside the track at its ends and stand under their mark between them. */
function place({ at }: Mark): object {
  if (at < 1) return { left: 0, textAlign: "left" };
  if (at > 99) return { right: 0, textAlign: "right" };
  return { left: `${at}%`, transform: "translateX(-50%)", textAlign: "center" };
}

const line = { position: "relative", height: 4, borderRadius: "2px", bgcolor: "chart.track" } as const;

const dot = {
  position: "absolute",
  top: -4,
  width: 12,
  height: 12,
  ml: "-6px",
  borderRadius: "50%",
  border: "3px solid",
  bgcolor: "background.paper",
} as const;

const dots: Record<Mark["kind"], object> = {
  start: { borderColor: "primary.main" },
  today: { borderColor: "primary.main", bgcolor: "primary.main" },
  between: { borderColor: "line.control" },
  end: { borderColor: "text.primary", bgcolor: "text.primary" },
};
