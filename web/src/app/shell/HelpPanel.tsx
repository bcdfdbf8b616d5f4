import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { helpdeskHours } from "./helpdesk";

interface HelpPanelProps {
  onClose: () => void;
}

/** Who helps with what, and when. */
export default function HelpPanel({ onClose }: HelpPanelProps) {
  const { scheme } = useMe();
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId } }}
    >
      <Box sx={{ width: 376, maxWidth: "100vw", p: "16px 24px 24px" }}>
        <Box sx={{ display: "flex", alignItems: "center", mb: 4 }}>
          <Typography variant="deadline" component="h2" id={titleId} sx={{ mr: "auto" }}>
            Help
          </Typography>
          <NamedIconButton icon="close" name="Close help" onClick={onClose} />
        </Box>
        <Question title="About a case">
          The person to ask is the investigator named on the case page. What each date and field means is in
          the{" "}
          <RouteLink to="/glossary" onClick={onClose}>
            glossary
          </RouteLink>
          .
        </Question>
        <Question title="Something doesn't work">
          Write to <Link href={`mailto:${scheme.helpdesk.email}`}>{scheme.helpdesk.email}</Link>. If a page
          showed an error id, quote it: it leads straight to what went wrong.
        </Question>
        <Question title="Opening hours">{helpdeskHours(scheme.helpdesk)}, UK time.</Question>
      </Box>
    </Drawer>
  );
}

function Question({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box sx={{ mb: 5 }}>
      <Typography variant="h3">{title}</Typography>
      <Typography variant="control" color="textSecondary">
        {children}
      </Typography>
    </Box>
  );
}
