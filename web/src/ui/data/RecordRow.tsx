import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { ruled } from "./entries";

interface RecordRowProps {
  /** At the right, or below where there is no room: a state, buttons. */
  end: ReactNode;
  children: ReactNode;
}

/** A line of a list on a card, with a hairline between it and the one above. */
export function RecordRow({ end, children }: RecordRowProps) {
  return (
    <Box component="li" sx={row}>
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>{children}</Box>
      {end}
    </Box>
  );
}

const row = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: "space-between",
  gap: 2,
  p: "12px 20px",
  ...ruled,
} as const;
