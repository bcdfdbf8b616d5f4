import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { Bell } from "@/features/notifications/Bell";
import { useMay, useMe } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { shell } from "@/ui/theme/tokens";

import { AccountMenu } from "./AccountMenu";
import { CaseSearch } from "./CaseSearch";

export function TopBar() {
  const { config } = usePortal();
  const { scheme } = useMe();
  const seesCases = useMay("cases:read");
  const mayHear = useMay("notifications");
  return (
    <Box component="header" sx={bar} data-print="hide">
      <RouteLink
        to="/"
        color="inherit"
        underline="none"
        sx={{ color: "text.primary", mr: { xs: "auto", sm: 0 } }}
      >
        <Brand name={config.portalName} />
      </RouteLink>
      <Typography variant="dense" color="textSecondary" sx={schemeName}>
        {scheme.name}
      </Typography>
      {seesCases && <CaseSearch />}
      {mayHear && <Bell />}
      <AccountMenu />
    </Box>
  );
}

const bar = {
  position: "sticky",
  top: 0,
  zIndex: "appBar",
  display: "flex",
  alignItems: "center",
  gap: { xs: 1, sm: 4 },
  height: shell.topBar,
  p: { xs: "0 12px 0 16px", sm: "0 24px 0 20px" },
  bgcolor: "background.paper",
  borderBottom: "1px solid",
  borderColor: "divider",
} as const;

const schemeName = {
  display: { xs: "none", sm: "block" },
  pl: 4,
  mr: "auto",
  borderLeft: "1px solid",
  borderColor: "divider",
} as const;
