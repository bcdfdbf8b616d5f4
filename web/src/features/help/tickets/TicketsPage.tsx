import Paper from "@mui/material/Paper";

import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { TicketTable } from "./TicketTable";
import { STATES, type TicketLine } from "./types";
import { useTickets } from "./useTickets";

/** One's own tickets to the helpdesk. */
export function Component() {
  const { data, error, refetch } = useTickets();
  return (
    <>
      <PageHead
        title="Your tickets"
        actions={
          <RouteButton to="/help/ask" variant="contained">
            Ask the helpdesk
          </RouteButton>
        }
      />
      {error !== null && (
        <ErrorNote what="Your tickets can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Paper variant="outlined" component="section" aria-label="Tickets">
          {data.items.length === 0 ? (
            <EmptyState icon="message" title="You have no tickets">
              Resolved ones are deleted after a time.
            </EmptyState>
          ) : (
            <TicketTable tickets={data.items} states={STATES} changed="Last change" addressOf={addressOf} />
          )}
        </Paper>
      )}
    </>
  );
}

const addressOf = ({ id }: TicketLine): string => `/help/tickets/${id}`;
