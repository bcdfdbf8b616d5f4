import Box from "@mui/material/Box";
import { Outlet } from "react-router";

import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { legalLinks } from "../shell/places";
import { SkipLink } from "../shell/SkipLink";

/** A page that needs no sign-in: the name above it, the legal links below. */
export function OpenPage() {
  const { config } = usePortal();
  return (
    <Box sx={{ maxWidth: 800, mx: "auto", p: { xs: "16px", sm: "24px" } }}>
      <SkipLink />
      <Box component="header" sx={{ ...row, justifyContent: "space-between", mb: 6 }}>
        <Brand name={config.portalName} />
        <Box component="span" sx={row}>
          <RouteLink to="/help">Help</RouteLink>
          <RouteLink to="/">To the portal</RouteLink>
        </Box>
      </Box>
      <Box component="main" id="main" tabIndex={-1} sx={{ outline: "none" }}>
        <Outlet />
      </Box>
      <Box component="footer" sx={{ ...row, typography: "dense", mt: 8 }}>
        {legalLinks.map(({ to, label }) => (
          <RouteLink key={to} to={to} underline="hover" sx={{ color: "text.secondary" }}>
            {label}
          </RouteLink>
        ))}
      </Box>
    </Box>
  );
}

const row = { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 20px" } as const;
