import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";

import { formatLongDate } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";

import type { CaseDetails } from "../model/types";

type Deadline = NonNullable<CaseDetails["turn"]["deadline"]>;

/** The counting behind a date, day by day where a day wasn't counted. */
export function AboutDate({ deadline }: { deadline: Deadline }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const titleId = useId();
  return (
    <>
      <Link
        component="button"
        type="button"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={inline}
        data-print="hide"
      >
        More about this date
      </Link>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId } }}
      >
        <Box sx={{ p: "16px 20px", width: 360, maxWidth: "100%", typography: "control" }}>
          <Typography variant="h3" component="h2" id={titleId} sx={{ mb: 2 }}>
            How this date was counted
          </Typography>
          <p>{`${plural(deadline.counted.length, `${deadline.kind} day`)} from ${formatLongDate(deadline.start)}, that day not counted.`}</p>
          {deadline.skipped.length > 0 && (
            <>
              <Box component="p" sx={{ mt: 3, fontWeight: 600 }}>
                Days that weren&rsquo;t counted
              </Box>
              <ul>
                {deadline.skipped.map(({ day, reason }) => (
                  <li key={day}>{`${formatLongDate(day)}: ${reason}`}</li>
                ))}
              </ul>
            </>
          )}
          <Box component="p" sx={{ mt: 3 }}>{`The last day is ${formatLongDate(deadline.lastDay)}.`}</Box>
        </Box>
      </Popover>
    </>
  );
}

const inline = { font: "inherit", verticalAlign: "baseline" } as const;
