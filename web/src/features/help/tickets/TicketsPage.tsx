import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

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
      {data !== undefined && (
        <Paper variant="outlined" component="section" aria-label="Tickets">
          {data.items.length === 0 ? (
            <EmptyState icon="message" title="You have no tickets">
              Resolved ones are deleted after a time.
            </EmptyState>
          ) : (
            <Lines tickets={data.items} />
          )}
        </Paper>
      )}
    </>
  );
}

function Lines({ tickets }: { tickets: readonly TicketLine[] }) {
  const { scheme } = useMe();
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">About</th>
          <th scope="col">State</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map(({ id, number, opening, topic, state, changedAt }) => {
          const { words, icon, tone } = STATES[state];
          return (
            <tr key={id}>
              <td>
                <RouteLink to={`/help/tickets/${id}`} sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
                  {number}
                </RouteLink>
              </td>
              <td>
                <Box sx={{ overflowWrap: "anywhere" }}>{opening}</Box>
                <Box sx={{ typography: "dense", color: "text.secondary" }}>{topic}</Box>
              </td>
              <td>
                <Pill icon={icon} tone={tone}>
                  {words}
                </Pill>
              </td>
              <td>{formatMoment(changedAt, scheme.timeZone)}</td>
            </tr>
          );
        })}
      </tbody>
    </Box>
  );
}
