import Box from "@mui/material/Box";

import { Pill } from "@/ui/data/Pill";

import type { Stage } from "./stages";

const colours: Record<Stage["look"], string> = {
  moving: "primary.main",
  received: "success.main",
  refused: "error.main",
  delayed: "warning.main",
};

/** Four bars and a pill that agree. The words carry it; the bars are for the eye. */
export function StageTrack({ stage }: { stage: Stage }) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 3 }}>
      <Box aria-hidden="true" sx={{ display: "grid", gridTemplateColumns: "repeat(4, 20px)", gap: "3px" }}>
        {[1, 2, 3, 4].map((bar) => (
          <Box
            key={bar}
            sx={{
              height: 6,
              borderRadius: "3px",
              bgcolor: bar <= stage.bars ? colours[stage.look] : "chart.track",
            }}
          />
        ))}
      </Box>
      <Box component="span" sx={{ "& > span": stage.look === "received" ? { color: "success.main" } : {} }}>
        <Pill icon={stage.icon} tone={stage.tone}>
          {stage.words}
        </Pill>
      </Box>
    </Box>
  );
}
