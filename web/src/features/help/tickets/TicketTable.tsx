import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { formatMoment } from "@/ui/format/dates";
import { RouteLink } from "@/ui/navigation/RouteLink";

import type { StateWords, TicketLine } from "./types";

interface TicketTableProps {
  tickets: readonly TicketLine[];
  /** The states in the reader's words. */
  states: StateWords;
  /** What the moment of a ticket's last change means to the reader. */
  changed: string;
  addressOf: (ticket: TicketLine) => string;
}

/** Tickets, be they one's own or those of all organisations. */
export function TicketTable({ tickets, states, changed, addressOf }: TicketTableProps) {
  const { scheme } = useMe();
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">About</th>
          <th scope="col">State</th>
          <th scope="col">{changed}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => {
          const { words, icon, tone } = states[ticket.state];
          return (
            <tr key={ticket.id}>
              <td>
                <RouteLink to={addressOf(ticket)} sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
                  {ticket.number}
                </RouteLink>
              </td>
              <td>
                <Box sx={{ overflowWrap: "anywhere" }}>{ticket.opening}</Box>
                <Box sx={{ typography: "dense", color: "text.secondary" }}>{ticket.topic}</Box>
              </td>
              <td>
                <Pill icon={icon} tone={tone}>
                  {words}
                </Pill>
              </td>
              <td>{formatMoment(ticket.changedAt, scheme.timeZone)}</td>
            </tr>
          );
        })}
      </tbody>
    </Box>
  );
}
