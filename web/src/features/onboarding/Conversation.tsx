import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { ruled } from "@/ui/data/entries";
import { formatMoment } from "@/ui/format/dates";

interface ConversationProps {
  entries: readonly Schema<"Remark">[];
  timeZone: string;
}

/** What both sides wrote, the oldest first. */
export function Conversation({ entries, timeZone }: ConversationProps) {
  return (
    <Box component="ol" aria-label="Conversation">
      {entries.map(({ by, name, at, text }, index) => (
        <Box component="li" key={index} sx={entry}>
          <Typography variant="dense" component="div" color="textSecondary">
            <b>{name}</b>
            {`${by === "scheme" ? " asked" : " answered"} · ${formatMoment(at, timeZone)}`}
          </Typography>
          <Typography sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Typography>
        </Box>
      ))}
    </Box>
  );
}

const entry = { p: "12px 20px", ...ruled } as const;
