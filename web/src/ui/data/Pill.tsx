import Box from "@mui/material/Box";

import { Icon } from "../icons/Icon";
import type { IconName } from "../icons/shapes";

/** "yours" is for "Your turn" alone; "bare" and "line" are for settled facts and other people's turns. */
export type PillTone =
  "yours" | "yoursSoft" | "info" | "success" | "warning" | "error" | "neutral" | "bare" | "line";

const tones: Record<PillTone, object> = {
  yours: { bgcolor: "primary.main", color: "primary.contrastText" },
  yoursSoft: { bgcolor: "tint.primaryStrong", color: "primary.main" },
  info: { bgcolor: "tint.primary", color: "primary.main" },
  success: { bgcolor: "tint.success", color: "success.main" },
  warning: { bgcolor: "tint.warning", color: "warning.main" },
  error: { bgcolor: "tint.error", color: "error.main" },
  neutral: { bgcolor: "tint.neutral", color: "text.secondary" },
  bare: { color: "text.secondary", fontWeight: 500 },
  line: { color: "text.secondary", outline: "1px solid", outlineColor: "divider", outlineOffset: "-1px" },
};

interface PillProps {
  icon: IconName;
  tone: PillTone;
  children: string;
}

/** States a fact, with a drawing and in words. Square: it can't be pressed. */
export function Pill({ icon, tone, children }: PillProps) {
  return (
    <Box component="span" sx={[shape, tones[tone]]}>
      <Icon name={icon} size={14} />
      {children}
    </Box>
  );
}

const shape = {
  display: "inline-flex",
  alignItems: "center",
  gap: "5px",
  height: 24,
  p: "0 8px 0 6px",
  borderRadius: "4px",
  typography: "caption",
  fontWeight: 600,
  whiteSpace: "nowrap",
} as const;
