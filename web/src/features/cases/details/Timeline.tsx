import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { dayHeading, timeOf } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";

import { useVoice } from "../model/voice";
import { NewPill } from "./NewPill";
import { useIsNew } from "./useNews";
import { eventIcon } from "./eventIcons";
import { actorOf, byDay, type Entry } from "./timelineWords";

export function Timeline({ entries }: { entries: readonly Entry[] }) {
  const { scheme } = useMe();
  return (
    <Box component="ol" sx={{ p: "8px 20px 16px" }}>
      {byDay(entries, scheme.timeZone).map((day) => (
        <li key={day.date}>
          <Typography
            variant="dense"
            component="h2"
            color="textSecondary"
            sx={{ fontWeight: 600, p: "12px 0 4px" }}
          >
            {dayHeading(day.date, scheme.timeZone)}
          </Typography>
          <ol>
            {day.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </li>
      ))}
    </Box>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const isNew = useIsNew(entry.id);
  const { scheme } = useMe();
  const { yourBusiness } = useVoice();
  return (
    <Box component="li" sx={row}>
      <Box component="span" sx={dot}>
        <Icon name={eventIcon(entry.kind)} size={16} />
      </Box>
      <p>
        {isNew && <NewPill />}
        <b>{actorOf(entry, scheme.shortName, yourBusiness)}</b> {entry.text}
      </p>
      <Box component="time" dateTime={entry.at} sx={{ typography: "dense", color: "text.secondary" }}>
        {timeOf(entry.at, scheme.timeZone)}
      </Box>
      {entry.details !== "" && (
        <Typography variant="dense" color="textSecondary" sx={{ gridColumn: 2, whiteSpace: "pre-line" }}>
          {entry.details}
        </Typography>
      )}
    </Box>
  );
}

const row = {
  position: "relative",
  display: "grid",
  gridTemplateColumns: "24px minmax(0, 1fr) auto",
  columnGap: { xs: 3, sm: 5 },
  py: 2,
  fontSize: "0.9375rem",
  lineHeight: 1.6,
  "& b": { fontWeight: 600 },
  "&:not(:last-child)::before": {
    content: '""',
    position: "absolute",
    left: 11,
    top: 34,
    bottom: -8,
    width: 2,
    bgcolor: "divider",
  },
} as const;

const dot = {
  display: "grid",
  placeItems: "center",
  width: 24,
  height: 24,
  borderRadius: "50%",
  bgcolor: "tint.neutral",
  color: "text.secondary",
} as const;
