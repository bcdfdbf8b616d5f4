import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { RecordRow } from "@/ui/data/RecordRow";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { DecideDialog } from "./DecideDialog";

type Ask = Schema<"StaffAskLine">;
const EVERY_MS = 60_000;

/** For the helpdesk: whom businesses want as further administrators. */
export function Component() {
  const { data, error, refetch } = $api.useQuery(
    "get",
    "/api/staff/administrator-requests",
    {},
    { refetchInterval: EVERY_MS },
  );
  const [deciding, setDeciding] = useState<{ ask: Ask; given: boolean } | null>(null);
  return (
    <>
      <PageHead title="Administrator requests" lede="Whom businesses want as further administrators." />
      {error !== null && (
        <ErrorNote what="The requests can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Card title={plural(data.items.length, "request")}>
          {data.items.length === 0 ? (
            <EmptyState icon="done" title="Nobody waits for an administrator" />
          ) : (
            <Box component="ul" aria-label="Administrator requests">
              {data.items.map((ask) => (
                <AskRow key={ask.id} ask={ask} onDecide={(given) => setDeciding({ ask, given })} />
              ))}
            </Box>
          )}
        </Card>
      )}
      {deciding !== null && <DecideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function AskRow({ ask, onDecide }: { ask: Ask; onDecide: (given: boolean) => void }) {
  const { scheme } = useMe();
  return (
    <RecordRow
      end={
        <Box sx={{ display: "flex", gap: 2 }}>
          <Button
            variant="text"
            size="small"
            aria-label={`Refuse ${ask.name}`}
            onClick={() => onDecide(false)}
          >
            Refuse
          </Button>
          <Button
            variant="outlined"
            size="small"
            aria-label={`Approve ${ask.name} as an administrator`}
            onClick={() => onDecide(true)}
          >
            Approve
          </Button>
        </Box>
      }
    >
      <Box sx={{ fontWeight: 600 }}>{`${ask.name}, ${ask.email}`}</Box>
      <Box sx={{ typography: "dense", color: "text.secondary" }}>
        <RouteLink to={`/staff/organisations/${encodeURIComponent(ask.organisationId)}`}>
          {ask.organisationName}
        </RouteLink>
        {` · asked by ${ask.askedBy}, ${formatMoment(ask.askedAt, scheme.timeZone)}`}
      </Box>
      <Box sx={{ typography: "dense", whiteSpace: "pre-wrap" }}>{ask.why}</Box>
    </RecordRow>
  );
}
