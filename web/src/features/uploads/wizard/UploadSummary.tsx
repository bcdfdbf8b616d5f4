import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";

import { totalPace, totalsOf, type UploadItem } from "../sending/items";
import { percent, secondsLeft, sentOf, timeLeftWords } from "../sending/pace";

/** All files together: how much has arrived, how long the rest takes. */
export function UploadSummary({ items }: { items: readonly UploadItem[] }) {
  const totals = totalsOf(items);
  if (totals.size === 0) return null;
  const done = totals.arrived === totals.files;
  const left = done
    ? "all uploaded"
    : timeLeftWords(secondsLeft(totalPace(items), totals.size - totals.sent));
  return (
    <Box sx={{ width: 264, typography: "dense" }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", gap: 2, mb: 1 }}>
        <b>{sentOf(totals.sent, totals.size)}</b>
        <Box component="span" sx={{ color: "text.secondary" }}>
          {left}
        </Box>
      </Box>
      <LinearProgress
        variant="determinate"
        color={done ? "success" : "primary"}
        value={percent(totals.sent, totals.size)}
        aria-label="All files"
      />
    </Box>
  );
}
