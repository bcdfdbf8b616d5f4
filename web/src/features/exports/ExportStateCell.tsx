import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";

import { Pill } from "@/ui/data/Pill";
import { formatCount } from "@/ui/format/words";

import { isPending } from "./polling";
import type { ExportView } from "./types";

/** How far an export is, in cases; or how it ended. */
export function ExportStateCell({ file }: { file: ExportView }) {
  if (isPending(file)) return <Progress file={file} />;
  if (file.state === "ready") {
    return (
      <Pill icon="done" tone="success">
        Ready
      </Pill>
    );
  }
  if (file.state === "failed") {
    return (
      <Pill icon="alert" tone="error">
        Not made
      </Pill>
    );
  }
  return (
    <Pill icon="close" tone="neutral">
      Cancelled
    </Pill>
  );
}

function Progress({ file: { name, rows, total } }: { file: ExportView }) {
  const words = `${formatCount(rows)} of ${formatCount(total)}`;
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 0 : Math.min((100 * rows) / total, 100)}
        aria-label={`Preparing ${name}`}
        aria-valuetext={`${words} cases`}
        sx={{ flex: 1, minWidth: 64 }}
      />
      <Box component="span" sx={{ typography: "dense", color: "text.secondary", whiteSpace: "nowrap" }}>
        {words}
      </Box>
    </Box>
  );
}
