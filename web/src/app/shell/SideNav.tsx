import Box from "@mui/material/Box";
import { lazy, Suspense } from "react";
import { Link, useLocation } from "react-router";

import { useMay } from "@/session/MeContext";
import { Icon } from "@/ui/icons/Icon";
import { shell } from "@/ui/theme/tokens";

import { isWithin, usePlaces } from "./places";

const ViewLinks = lazy(() => import("@/features/views/ViewLinks"));

export function SideNav() {
  const { pathname } = useLocation();
  const may = useMay("cases:read");
  return (
    <Box component="nav" aria-label="Main" sx={side} data-print="hide">
      {usePlaces().map((place) => (
        <Box
          key={place.to}
          component={Link}
          to={place.to}
          aria-current={isWithin(place, pathname) ? "page" : undefined}
          sx={item}
        >
          <Icon name={place.icon} />
          {place.label}
        </Box>
      ))}
      {may && (
        <Suspense fallback={null}>
          <ViewLinks itemSx={item} />
        </Suspense>
      )}
    </Box>
  );
}

const side = {
  position: "fixed",
  zIndex: 1,
  top: shell.topBar,
  bottom: 0,
  left: 0,
  width: shell.sideNav,
  display: { xs: "none", sm: "block" },
  p: "16px 12px",
  overflow: "auto",
  bgcolor: "background.paper",
  borderRight: "1px solid",
  borderColor: "divider",
} as const;

const item = {
  display: "flex",
  alignItems: "center",
  gap: 3,
  height: 40,
  px: 3,
  borderRadius: "6px",
  color: "text.secondary",
  textDecoration: "none",
  typography: "control",
  fontWeight: 500,
  "&:hover": { bgcolor: "surface.hover", color: "text.primary" },
  "&[aria-current]": {
    bgcolor: "tint.primary",
    color: "primary.main",
    fontWeight: 600,
    borderLeft: "3px solid",
    borderRadius: "2px 6px 6px 2px",
    pl: "9px",
  },
} as const;
