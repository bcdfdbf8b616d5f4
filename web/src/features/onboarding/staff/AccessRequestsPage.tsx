import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { RecordRow } from "@/ui/data/RecordRow";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";
import type { Schema } from "@/api/types";

import { requestStates } from "../words";
import { useAccessRequests } from "./useAccessRequests";

/** Organisations that ask to come in: those that wait for staff on top. */
export function Component() {
  const { data, error, refetch } = useAccessRequests();
  return (
    <>
      <PageHead title="Access requests" lede="Organisations that ask to use the portal." />
      {error !== null && (
        <ErrorNote what="The requests can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Card title={plural(data.items.length, "request")} end={`${data.waiting} waiting for us`}>
          {data.items.length === 0 ? (
            <EmptyState icon="done" title="Nobody asks for access">
              Requests appear once the requester has confirmed their address.
            </EmptyState>
          ) : (
            <Box component="ul" aria-label="Access requests">
              {data.items.map((request) => (
                <RequestRow key={request.id} request={request} />
              ))}
            </Box>
          )}
        </Card>
      )}
    </>
  );
}

function RequestRow({ request }: { request: Schema<"AccessRequestLine"> }) {
  const { scheme } = useMe();
  const { words, icon, tone } = requestStates[request.state];
  const moment = request.decidedAt ?? request.confirmedAt;
  return (
    <RecordRow
      end={
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      }
    >
      <RouteLink to={`/staff/access-requests/${request.id}`} sx={{ fontWeight: 600 }}>
        {request.organisationName}
      </RouteLink>
      <Box sx={{ typography: "dense", color: "text.secondary" }}>
        {[
          request.number,
          plural(request.businesses, "business", "businesses"),
          request.contact,
          moment === null ? "" : formatMoment(moment, scheme.timeZone),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Box>
    </RecordRow>
  );
}
