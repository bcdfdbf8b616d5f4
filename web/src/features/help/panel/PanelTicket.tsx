import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";

import type { Schema } from "@/api/types";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { TicketForm } from "../tickets/TicketForm";
import { BackButton } from "./BackButton";

interface PanelTicketProps {
  page: string;
  onBack: () => void;
  onLeave: () => void;
}

/** Asks the helpdesk about the page under the panel. */
export function PanelTicket({ page, onBack, onLeave }: PanelTicketProps) {
  // The page that the trouble is on, whichever one the person goes to while they write.
  const [from] = useState(page);
  const [sent, setSent] = useState<Schema<"TicketReceipt"> | null>(null);
  return (
    <>
      <BackButton onBack={onBack} />
      <Box sx={{ mt: 2 }}>
        {sent === null ? (
          <>
            <Heading>Ask the helpdesk</Heading>
            <TicketForm page={from} onSent={setSent} />
          </>
        ) : (
          <>
            <Heading key="sent">{`${sent.number} is with the helpdesk`}</Heading>
            <Typography variant="control" component="p">
              The bell tells you when there is an answer.{" "}
              <RouteLink to={`/help/tickets/${sent.ticketId}`} onClick={onLeave}>
                See the ticket
              </RouteLink>
            </Typography>
          </>
        )}
      </Box>
    </>
  );
}

function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Typography variant="h2" component="h3" ref={heading} tabIndex={-1} sx={{ mb: 3 }}>
      {children}
    </Typography>
  );
}
