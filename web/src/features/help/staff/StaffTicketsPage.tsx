import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Paper from "@mui/material/Paper";
import { useState } from "react";
import { useSearchParams } from "react-router";

import { Segmented } from "@/ui/controls/Segmented";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { TicketTable } from "../tickets/TicketTable";
import { STAFF_STATES, type TicketLine } from "../tickets/types";
import { useStaffTickets, type Pile } from "./useStaffTickets";

const PILES: { value: Pile; label: string }[] = [
  { value: "to-answer", label: "To answer" },
  { value: "waiting", label: "Waiting for the writer" },
  { value: "resolved", label: "Resolved" },
];

const NOTHING: Record<Pile, string> = {
  "to-answer": "Nobody waits for an answer",
  waiting: "No ticket waits for its writer",
  resolved: "Nothing was resolved in the last fourteen days",
};

/** For the helpdesk: the tickets of all organisations. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const [number, setNumber] = useState("");
  const pile = PILES.find(({ value }) => value === search.get("pile"))?.value ?? "to-answer";
  const sought = /^t-\w{4}-\w{4}$/i.test(number.trim()) ? number.trim() : "";
  const { data, error, refetch } = useStaffTickets(pile, sought);
  return (
    <>
      <PageHead
        title="Tickets"
        lede="Of all organisations. The longest-waiting first."
        actions={<RouteButton to="/help/known-issues">Known issues</RouteButton>}
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 3, mb: 4 }}>
        <Segmented
          label="Which tickets"
          value={pile}
          segments={PILES}
          onChange={(chosen) => setSearch({ pile: chosen }, { replace: true })}
        />
        <OutlinedInput
          value={number}
          onChange={({ target }) => setNumber(target.value)}
          placeholder="Number, such as T-7K3F-9QX2"
          inputProps={{ "aria-label": "Find by number", maxLength: 20, autoComplete: "off" }}
          sx={{ width: 260 }}
        />
      </Box>
      {error !== null && (
        <ErrorNote what="Tickets can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Paper variant="outlined" component="section" aria-label="Tickets found">
          {data.items.length === 0 ? (
            <EmptyState icon="done" title={sought === "" ? NOTHING[pile] : `There is no ticket ${sought}`} />
          ) : (
            <TicketTable tickets={data.items} states={STAFF_STATES} changed="Since" addressOf={addressOf} />
          )}
        </Paper>
      )}
    </>
  );
}

const addressOf = ({ organisationId, id }: TicketLine): string =>
  `/staff/tickets/${encodeURIComponent(organisationId)}/${id}`;
