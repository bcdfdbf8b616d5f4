import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormControlLabel from "@mui/material/FormControlLabel";
import Paper from "@mui/material/Paper";
import Switch from "@mui/material/Switch";
import { useState } from "react";

import { useMay } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatDate } from "@/ui/format/dates";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { rights, states } from "../words";
import { RecordDialog } from "./RecordDialog";
import { useRequests, type Request } from "./useHandling";

/** What people asked about their own data, the soonest due first. */
export function Component() {
  const [settled, setSettled] = useState(false);
  const [recording, setRecording] = useState(false);
  const mayRecord = useMay("staff:helpdesk");
  const { data, error, refetch } = useRequests(settled);
  return (
    <>
      <PageHead
        title="Privacy requests"
        lede="Helpdesk looks into a request and proposes an answer; security, another person, decides on it."
        actions={
          mayRecord && (
            <Button variant="contained" onClick={() => setRecording(true)}>
              Record a request
            </Button>
          )
        }
      />
      <FormControlLabel
        control={<Switch checked={settled} onChange={(_, on) => setSettled(on)} />}
        label="Show answered ones too"
        sx={{ mb: 3 }}
      />
      {error !== null && (
        <ErrorNote what="The requests can’t be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton height={200} />}
      {data !== undefined && (
        <Paper variant="outlined">
          {data.items.length === 0 ? (
            <EmptyState icon="done" title="Nobody waits for an answer about their data" />
          ) : (
            <Box component="table" sx={recordTable}>
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col">Asks for</th>
                  <th scope="col">State</th>
                  <th scope="col">Came in</th>
                  <th scope="col">Due</th>
                </tr>
              </thead>
              <tbody>
                {data.items.map((each) => (
                  <RequestRow key={each.id} request={each} />
                ))}
              </tbody>
            </Box>
          )}
        </Paper>
      )}
      {recording && <RecordDialog onClose={() => setRecording(false)} onRecorded={() => void refetch()} />}
    </>
  );
}

function RequestRow({ request }: { request: Request }) {
  const { label, tone, icon } = states[request.state];
  const path = `/staff/privacy/${encodeURIComponent(request.organisationId)}/${request.id}`;
  return (
    <tr>
      <td>
        <RouteLink to={path} sx={{ fontWeight: 600 }}>
          {request.subject.name}
        </RouteLink>
      </td>
      <td>{rights[request.right].title}</td>
      <td>
        <Pill icon={icon} tone={tone}>
          {label}
        </Pill>
      </td>
      <td data-label="Came in">{formatDate(request.receivedOn)}</td>
      <td data-label={request.overdue ? undefined : "Due"}>
        {request.overdue ? (
          <Pill icon="alert" tone="error">{`Late since ${formatDate(request.due)}`}</Pill>
        ) : (
          formatDate(request.due)
        )}
      </td>
    </tr>
  );
}
