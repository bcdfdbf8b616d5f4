import Box from "@mui/material/Box";
import { Link, useLocation } from "react-router";

import { Icon } from "@/ui/icons/Icon";
import { shell } from "@/ui/theme/tokens";

import type { Help } from "./help";
import { IN_TAB_BAR, isWithin, usePlaces } from "./places";

/** The side navigation of small screens. A page may hide it by marking itself with `data-hide-tab-bar`. */
export function TabBar({ onMore, help }: { onMore: () => void; help: Help }) {
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label="Main" sx={bar} data-print="hide">
      {usePlaces()
        .slice(0, IN_TAB_BAR)
        .map((place) => (
          <Box
            key={place.to}
            component={Link}
            to={place.to}
            aria-current={isWithin(place, pathname) ? "page" : undefined}
            sx={item}
          >
            <Icon name={place.icon} size={24} />
            {place.short ?? place.label}
          </Box>
        ))}
      <Box component="button" type="button" aria-haspopup="dialog" onClick={onMore} sx={item}>
        <Icon name="menu" size={24} />
        More
      </Box>
      <Box component="button" type="button" aria-expanded={help.open} onClick={help.toggle} sx={item}>
        <Icon name="help" size={24} />
        Help
      </Box>
    </Box>
  );
}

const bar = {
  position: "fixed",
  zIndex: "appBar",
  inset: "auto 0 0 0",
  display: { xs: "grid", sm: "none" },
  gridAutoFlow: "column",
  gridAutoColumns: "1fr",
  height: shell.tabBar,
  bgcolor: "background.paper",
  borderTop: "1px solid",
  borderColor: "divider",
  "body:has([data-hide-tab-bar]) &": { display: "none" },
} as const;

const item = {
  position: "relative",
  display: "grid",
  justifyItems: "center",
  alignContent: "center",
  gap: "2px",
  border: 0,
  bgcolor: "transparent",
  cursor: "pointer",
  color: "text.secondary",
  textDecoration: "none",
  fontFamily: "inherit",
  typography: "caption",
  fontWeight: 500,
  "&[aria-current]": { color: "primary.main", fontWeight: 600 },
  "&[aria-current]::before": {
    content: '""',
    position: "absolute",
    top: -1,
    left: "calc(50% - 20px)",
    width: 40,
    height: 3,
    borderRadius: "0 0 3px 3px",
    bgcolor: "primary.main",
  },
  "&:focus-visible": { outlineOffset: -3 },
} as const;
