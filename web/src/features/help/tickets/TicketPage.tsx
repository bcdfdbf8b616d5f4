import Box from "@mui/material/Box";
import { useParams } from "react-router";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { dateOf, formatDate } from "@/ui/format/dates";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { AddForm } from "./AddForm";
import { Conversation } from "./Conversation";
import { ReopenForm } from "./ReopenForm";
import { STATES, type Ticket } from "./types";
import { useTicket } from "./useTickets";

/** One ticket: what was written, and what can be done. */
export function Component() {
  const { ticketId = "" } = useParams();
  const { data, error, refetch } = useTicket(ticketId);
  if (error?.status === 404)
    return (
      <>
        <PageHead title="Ticket not found" />
        <EmptyState
          icon="search"
          title="There is no such ticket, or it isn't yours"
          actions={<RouteButton to="/help/tickets">Your tickets</RouteButton>}
        >
          Resolved tickets are deleted after a time.
        </EmptyState>
      </>
    );
  return (
    <Box sx={{ maxWidth: 760 }}>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to="/help/tickets" underline="hover">
          Your tickets
        </RouteLink>
      </Box>
      <PageHead title={data === undefined ? "Ticket" : `Ticket ${data.number}`} lede={data?.topic} />
      {error !== null && (
        <ErrorNote what="The ticket can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && <Shown ticket={data} />}
    </Box>
  );
}

function Shown({ ticket }: { ticket: Ticket }) {
  const { scheme } = useMe();
  const { words, icon, tone } = STATES[ticket.state];
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <div>
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      </div>
      <Conversation messages={ticket.messages} own="person" />
      {ticket.state === "resolved" ? (
        <>
          {ticket.forgetAt !== null && (
            <Note>
              {`It is deleted on ${formatDate(dateOf(ticket.forgetAt, scheme.timeZone))}, with its screenshots. Until then you can reopen it.`}
            </Note>
          )}
          <ReopenForm ticketId={ticket.id} />
        </>
      ) : (
        <AddForm ticketId={ticket.id} />
      )}
    </Box>
  );
}
