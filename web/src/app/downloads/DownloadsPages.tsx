import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { Link, Outlet, useLocation } from "react-router";

import { useMe } from "@/session/MeContext";
import { PageHead } from "@/ui/layout/PageHead";

/** What is available for download: one's own exports, and what the scheme published on one's cases. */
export function Component() {
  const { scheme } = useMe();
  const { pathname } = useLocation();
  const tabs = [
    { path: "/downloads", label: "Exports" },
    { path: "/downloads/documents", label: `Documents from ${scheme.shortName}` },
  ];
  return (
    <>
      <PageHead title="Available for download" />
      <Tabs value={pathname} aria-label="Available for download" variant="scrollable" scrollButtons={false}>
        {tabs.map(({ path, label }) => (
          <Tab
            key={path}
            id={`tab-${path}`}
            value={path}
            aria-controls={path === pathname ? "downloads-panel" : undefined}
            component={Link}
            to={path}
            replace
            label={label}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="downloads-panel" aria-labelledby={`tab-${pathname}`} sx={{ mt: 4 }}>
        <Outlet />
      </Box>
    </>
  );
}
