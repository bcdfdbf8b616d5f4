import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { shell } from "@/ui/theme/tokens";

const HEIGHT = 64;

interface FootProps {
  back: ReactNode;
  summary?: ReactNode;
  /** Why the way on is closed: said on every screen, and instead of the summary. */
  reason?: string | undefined;
  next: ReactNode;
}

/** The two ways on, always in reach; between them what matters for the choice. */
export function Foot({ back, summary, reason, next }: FootProps) {
  return (
    <Box role="region" aria-label="Progress and next step" sx={foot} data-hide-tab-bar>
      {back}
      {reason === undefined ? (
        <Box sx={{ ml: "auto", display: { xs: "none", sm: "block" }, minWidth: 0 }}>{summary}</Box>
      ) : (
        <Box
          sx={{
            ml: { sm: "auto" },
            order: { xs: -1, sm: 0 },
            flexBasis: { xs: "100%", sm: "auto" },
            ...quiet,
          }}
        >
          {reason}
        </Box>
      )}
      {next}
    </Box>
  );
}

const quiet = { typography: "dense", color: "text.secondary" } as const;

const foot = {
  position: "fixed",
  zIndex: 2,
  left: { xs: 0, sm: shell.sideNav },
  right: 0,
  bottom: { xs: 0, sm: shell.baseBar },
  display: "flex",
  flexWrap: { xs: "wrap", sm: "nowrap" },
  alignItems: "center",
  gap: { xs: "4px 12px", sm: 5 },
  py: { xs: 3, sm: 0 },
  minHeight: { xs: 72, sm: HEIGHT },
  px: { xs: 4, sm: 6 },
  bgcolor: "background.paper",
  borderTop: "1px solid",
  borderColor: "divider",
  "& > .MuiButton-root": { flex: { xs: 1, sm: "none" } },
} as const;
