import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";

import { usePortal } from "@/session/PortalContext";
import { Card } from "@/ui/layout/Card";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { HelpdeskHours } from "../HelpdeskHours";
import { exceptions, helpdeskHours } from "../hours";
import { useInside } from "../useInside";

/** When somebody is there, and how to reach them. */
export function HelpdeskCard() {
  const { config } = usePortal();
  const me = useInside();
  return (
    <Card title="Helpdesk" padded>
      <Typography variant="control" component="p" sx={{ fontWeight: 600 }}>
        <HelpdeskHours />
      </Typography>
      <Typography variant="control" component="p" color="textSecondary">
        {helpdeskHours(config.helpdesk)}, UK time. {exceptions(config.helpdesk)}
      </Typography>
      <Typography variant="control" component="p" sx={{ mt: 3 }}>
        <RouteLink to="/help/known-issues">Known issues</RouteLink>
      </Typography>
      <Typography variant="control" component="p" sx={{ mt: 3, overflowWrap: "anywhere" }}>
        {me === null && (
          <Box component="span" sx={{ display: "block", mb: 3 }}>
            <RouteButton to="/help/ask">Ask the helpdesk</RouteButton>
          </Box>
        )}
        {me?.permissions.includes("help") === true && (
          <Box component="span" sx={{ display: "flex", flexWrap: "wrap", gap: 2, mb: 3 }}>
            <RouteButton to="/help/ask">Ask the helpdesk</RouteButton>
            <RouteButton to="/help/tickets" variant="text">
              Your tickets
            </RouteButton>
          </Box>
        )}
        <Link href={`mailto:${config.helpdesk.email}`}>{config.helpdesk.email}</Link>
      </Typography>
    </Card>
  );
}
