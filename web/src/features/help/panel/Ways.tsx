import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { usePortal } from "@/session/PortalContext";
import { useMay } from "@/session/MeContext";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { caseIn } from "../content/questions";
import { HelpdeskHours } from "../HelpdeskHours";
import { exceptions, helpdeskHours } from "../hours";

interface WaysProps {
  pathname: string;
  onAsk: () => void;
  onLeave: () => void;
}

/** Who helps with what: the case's own people with cases, the helpdesk with the portal. */
export function Ways({ pathname, onAsk, onLeave }: WaysProps) {
  const { config } = usePortal();
  const mayUpdate = useMay("cases:update");
  const mayAsk = useMay("help");
  return (
    <>
      {mayUpdate && (
        <Way title="A question about a case">
          <CaseWay reference={caseIn(pathname)} onLeave={onLeave} />
        </Way>
      )}
      <Way title="Something doesn't work">
        Ask the helpdesk, or write to{" "}
        <Link href={`mailto:${config.helpdesk.email}`}>{config.helpdesk.email}</Link>. If a page showed an
        error id, quote it: it leads straight to what went wrong.
        <AskButton onAsk={onAsk} />
      </Way>
      <Way title="Opening hours">
        <b>
          <HelpdeskHours />.
        </b>{" "}
        {helpdeskHours(config.helpdesk)}, UK time. {exceptions(config.helpdesk)}
      </Way>
      <Way title="More">
        <RouteLink to="/help" onClick={onLeave}>
          All help articles
        </RouteLink>
        {mayAsk && (
          <>
            {" · "}
            <RouteLink to="/help/tickets" onClick={onLeave}>
              Your tickets
            </RouteLink>
          </>
        )}
        {" · "}
        <RouteLink to="/glossary" onClick={onLeave}>
          Glossary
        </RouteLink>
      </Way>
    </>
  );
}

/** Not for the helpdesk's own people. */
export function AskButton({ onAsk }: { onAsk: () => void }) {
  const mayAsk = useMay("help");
  if (!mayAsk) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Button onClick={onAsk}>Ask the helpdesk</Button>
    </Box>
  );
}

function CaseWay({ reference, onLeave }: { reference: string | undefined; onLeave: () => void }) {
  const to = reference === undefined ? "/cases" : `/cases/${encodeURIComponent(reference)}`;
  return (
    <>
      The helpdesk can&rsquo;t see what a case is about. Send an update on the case: it reaches the person who
      handles it.{" "}
      <RouteLink to={to} onClick={onLeave}>
        {reference === undefined ? "Find the case" : `Go to ${reference} and choose “Send update”`}
      </RouteLink>
    </>
  );
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography variant="h3">{title}</Typography>
      <Typography variant="control" component="div" color="textSecondary">
        {children}
      </Typography>
    </Box>
  );
}
