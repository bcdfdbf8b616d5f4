import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { PageHeading } from "@/ui/navigation/PageHeading";

/** A page for people without an account: the mark, the heading, and nothing that leads inside. */
export function OpenPage({ title, children }: { title: string; children: ReactNode }) {
  const { config } = usePortal();
  return (
    <Box
      component="main"
      sx={{ maxWidth: 760, mx: "auto", p: { xs: "32px 16px 64px", sm: "48px 24px 80px" } }}
    >
      <Box sx={{ mb: 6 }}>
        <Brand name={config.portalName} />
      </Box>
      <PageHeading>{title}</PageHeading>
      <Box sx={{ mt: 4, display: "grid", gap: 4 }}>{children}</Box>
    </Box>
  );
}
