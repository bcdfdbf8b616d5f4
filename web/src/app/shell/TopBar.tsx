import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Theme } from "@mui/material/styles";
import { lazy, Suspense } from "react";

import { Bell } from "@/features/notifications/Bell";
import { useMay, useMe } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { shell } from "@/ui/theme/tokens";

import { AccountMenu } from "./AccountMenu";
import { CaseSearch } from "./CaseSearch";
import type { Help } from "./help";

const StaffSearch = lazy(() => import("./StaffSearch"));

export function TopBar({ help }: { help: Help }) {
  const { config } = usePortal();
  const { scheme } = useMe();
  const isStaff = useMay("staff");
  const seesCases = useMay("cases:read");
  const findsCases = useMay("staff:casework");
  const mayHear = useMay("notifications");
  return (
    <Box component="header" sx={isStaff ? [bar, inkBar] : bar} data-print="hide">
      <RouteLink
        to="/"
        color="inherit"
        underline="none"
        sx={{ color: isStaff ? "inherit" : "text.primary", mr: { xs: "auto", sm: 0 } }}
      >
        <Brand name={config.portalName} tone={isStaff ? "reversed" : "plain"} />
      </RouteLink>
      {isStaff && (
        <Typography variant="dense" sx={consoleMark}>
          Staff console
        </Typography>
      )}
      <Typography variant="dense" color="textSecondary" sx={schemeName}>
        {scheme.name}
      </Typography>
      {seesCases && <CaseSearch />}
      <Suspense fallback={null}>{findsCases && <StaffSearch />}</Suspense>
      <Box sx={helpPlace}>
        <NamedIconButton icon="help" name="Help" aria-expanded={help.open} onClick={help.toggle} />
      </Box>
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
  gap: { xs: 0, sm: 4 },
  height: shell.topBar,
  p: { xs: "0 12px 0 16px", sm: "0 24px 0 20px" },
  bgcolor: "background.paper",
  borderBottom: "1px solid",
  borderColor: "divider",
} as const;

/** On small screens help is in the tab bar; where a page hides that, it is up here. */
const helpPlace = {
  display: "none",
  "body:has([data-hide-tab-bar]) &": { display: { xs: "block", sm: "none" } },
} as const;

/** Ink sets the staff console apart. */
const inkBar = {
  bgcolor: "bar.ground",
  color: "bar.ink",
  borderColor: "bar.ground",
  "& .MuiTypography-root": { color: "inherit" },
  "& button:hover": { bgcolor: "transparent", textDecoration: "underline" },
  "& :focus-visible": { outlineColor: (theme: Theme) => theme.vars.palette.bar.focus },
} as const;

const consoleMark = {
  display: { xs: "none", sm: "block" },
  p: "2px 8px",
  border: "1px solid",
  borderColor: "line.control",
  borderRadius: "4px",
  fontSize: 13,
  lineHeight: "18px",
  fontWeight: 600,
  whiteSpace: "nowrap",
} as const;

const schemeName = {
  display: { xs: "none", sm: "block" },
  pl: 4,
  mr: "auto",
  minWidth: 0,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
  borderLeft: "1px solid",
  borderColor: "divider",
} as const;
