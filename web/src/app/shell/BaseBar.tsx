import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense } from "react";

import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { shell } from "@/ui/theme/tokens";

import type { Help } from "./help";
import { legalLinks } from "./places";

const HelpdeskHours = lazy(() =>
  import("@/features/help/HelpdeskHours").then(({ HelpdeskHours: hours }) => ({ default: hours })),
);

/** Legal links at the left, help at the bottom right of every page, never over its content. */
export function BaseBar({ help }: { help: Help }) {
  return (
    <Box component="footer" sx={bar} data-print="hide">
      {legalLinks.map(({ to, label }) => (
        <RouteLink key={to} to={to} underline="hover" sx={{ color: "text.secondary" }}>
          {label}
        </RouteLink>
      ))}
      <Box sx={{ display: "flex", alignItems: "center", gap: 5, ml: "auto" }}>
        <Box component="span" sx={hours}>
          <Suspense fallback={null}>
            <HelpdeskHours />
          </Suspense>
        </Box>
        <Button
          variant="text"
          size="small"
          startIcon={<Icon name="help" />}
          aria-expanded={help.open}
          onClick={help.toggle}
        >
          Help
        </Button>
      </Box>
    </Box>
  );
}

/** Beside the side navigation a tablet has no room for them; help tells them as well. */
const hours = { display: { xs: "none", md: "inline" }, color: "text.secondary" } as const;

const bar = {
  position: "fixed",
  zIndex: "appBar",
  left: shell.sideNav,
  right: 0,
  bottom: 0,
  display: { xs: "none", sm: "flex" },
  alignItems: "center",
  gap: 5,
  height: shell.baseBar,
  p: "0 12px 0 24px",
  bgcolor: "background.paper",
  borderTop: "1px solid",
  borderColor: "divider",
  typography: "dense",
  whiteSpace: "nowrap",
} as const;
