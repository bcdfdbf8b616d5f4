import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { Segmented } from "@/ui/controls/Segmented";
import { EmptyState } from "@/ui/feedback/EmptyState";

import { Timeline } from "./Timeline";
import { useCase } from "./useCase";

type Shown = "all" | "business" | "scheme" | "consumer";

export function Component() {
  const { timeline } = useCase();
  const { scheme } = useMe();
  const [shown, setShown] = useState<Shown>("all");
  const entries = timeline.filter(({ party }) => shown === "all" || party === shown);
  const names: Record<Shown, string> = {
    all: "Everything",
    business: "Yours",
    scheme: scheme.shortName,
    consumer: "Consumer",
  };
  const sides = (["business", "scheme", "consumer"] as const).filter((side) =>
    timeline.some(({ party }) => party === side),
  );
  return (
    <Paper variant="outlined" component="section" aria-label="Timeline">
      <Box sx={{ p: "12px 20px", borderBottom: "1px solid", borderColor: "line.soft", overflowX: "auto" }}>
        <Segmented
          label="Show"
          value={shown}
          onChange={setShown}
          segments={(["all", ...sides] as const).map((value) => ({ value, label: names[value] }))}
        />
      </Box>
      {entries.length === 0 ? (
        <EmptyState icon="clock" title="Nothing has happened yet" />
      ) : (
        <Timeline entries={entries} />
      )}
    </Paper>
  );
}
