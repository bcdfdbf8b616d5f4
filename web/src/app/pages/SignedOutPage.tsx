import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { signedOutReason } from "@/session/auth";
import type { SignedOutReason } from "@/session/ending";
import { usePortal } from "@/session/PortalContext";
import { PageHeading } from "@/ui/navigation/PageHeading";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { Brand } from "@/ui/Brand";

/** After signing out, by choice or by the clock. */
export function Component() {
  const { auth, config } = usePortal();
  const reason = signedOutReason();
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 5fr) minmax(0, 8fr)" },
        minHeight: "100vh",
      }}
    >
      <Box aria-hidden="true" sx={art}>
        <Box sx={{ fontSize: 22 }}>
          <Brand name={config.portalName} tone="reversed" />
        </Box>
        <Box sx={{ fontSize: 32, lineHeight: 1.25, fontWeight: 600 }}>
          Your side of every case, in one place.
        </Box>
      </Box>
      <Box
        component="main"
        sx={{
          display: "grid",
          gridTemplateColumns: "minmax(0, 416px)",
          placeContent: "center",
          p: 5,
          bgcolor: "background.paper",
        }}
      >
        <Box>
          <Typography variant="dense" color="textSecondary" sx={{ mb: 2 }}>
            {config.schemeName}
          </Typography>
          <PageHeading>You&rsquo;re signed out</PageHeading>
          <title>{`Signed out · ${config.portalName}`}</title>
          <Typography color="textSecondary" sx={{ mt: 2, mb: 6 }}>
            {WHY[reason]}
          </Typography>
          <Button variant="contained" size="large" fullWidth onClick={() => void auth.signIn("/")}>
            Sign in
          </Button>
          <Typography variant="dense" component="p" sx={{ mt: 4 }}>
            <RouteLink to="/help">Trouble signing in?</RouteLink>
          </Typography>
        </Box>
      </Box>
    </Box>
  );
}

const WHY: Record<SignedOutReason, string> = {
  asked: "It's safe to close this page.",
  idle: "Nothing had happened for a while, so the session was closed for you.",
  ended: "This session was ended from the list of your sessions. If that wasn't you, tell the helpdesk.",
};

const art = {
  display: { xs: "none", md: "flex" },
  flexDirection: "column",
  justifyContent: "space-between",
  p: "40px 48px 48px",
  bgcolor: "turn.ground",
  color: "turn.ink",
} as const;
