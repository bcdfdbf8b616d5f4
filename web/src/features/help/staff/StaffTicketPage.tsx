import Box from "@mui/material/Box";
import { useParams } from "react-router";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Facts } from "@/ui/data/Facts";
import { Pill } from "@/ui/data/Pill";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { dateOf, formatDate, formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Conversation } from "../tickets/Conversation";
import { STAFF_STATES } from "../tickets/types";
import { AnswerForm } from "./AnswerForm";
import { useFileLink, useStaffTicket, type Where } from "./useStaffTickets";

/** For the helpdesk: one ticket, whichever organisation it is of. */
export function Component() {
  const { organisationId = "", ticketId = "" } = useParams();
  const where = { organisationId, ticketId };
  const { data, error, refetch } = useStaffTicket(where);
  if (error?.status === 404)
    return (
      <>
        <PageHead title="Ticket not found" />
        <EmptyState
          icon="search"
          title="There is no such ticket"
          actions={<RouteButton to="/staff/tickets">Tickets</RouteButton>}
        >
          It may have been deleted, some time after it was resolved.
        </EmptyState>
      </>
    );
  return (
    <>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to="/staff/tickets" underline="hover">
          Tickets
        </RouteLink>
      </Box>
      <PageHead
        title={data === undefined ? "Ticket" : `Ticket ${data.number}`}
        lede={data === undefined ? undefined : `${data.topic} · ${data.organisationName}`}
      />
      {error !== null && (
        <ErrorNote what="The ticket can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && <Shown ticket={data} where={where} />}
    </>
  );
}

function Shown({ ticket, where }: { ticket: Schema<"StaffTicket">; where: Where }) {
  const file = useFileLink(where);
  return (
    <Box sx={columns}>
      <Box sx={{ display: "grid", gap: 4, minWidth: 0 }}>
        {file.error !== null && <ErrorNote what="The screenshot can't be opened." error={file.error} />}
        <Conversation messages={ticket.messages} own="helpdesk" onOpenFile={({ id }) => file.open(id)} />
        <AnswerForm ticket={ticket} where={where} />
      </Box>
      <About ticket={ticket} />
    </Box>
  );
}

function About({ ticket }: { ticket: Schema<"StaffTicket"> }) {
  const { scheme } = useMe();
  const { words, icon, tone } = STAFF_STATES[ticket.state];
  const { browser, address, page } = ticket.origin;
  return (
    <Card
      title="About"
      padded
      end={
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      }
    >
      <Facts
        facts={[
          { label: "Written by", value: ticket.name },
          { label: "Email", value: ticket.email },
          { label: "Account with the trouble", value: ticket.affected },
          { label: "Written", value: formatMoment(ticket.at, scheme.timeZone) },
          ...(browser === "" ? [] : [{ label: "Browser", value: browser }]),
          { label: "Internet address", value: address },
          ...(page === "" ? [] : [{ label: "Page", value: page }]),
          ...(ticket.forgetAt === null
            ? []
            : [{ label: "Deleted on", value: formatDate(dateOf(ticket.forgetAt, scheme.timeZone)) }]),
        ]}
      />
    </Card>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 360px" },
  alignItems: "start",
  gap: 4,
} as const;
