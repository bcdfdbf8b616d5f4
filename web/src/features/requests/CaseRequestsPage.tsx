import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useParams } from "react-router";

import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { AskForm } from "./AskForm";
import { StaffRequestItem } from "./StaffRequestItem";
import { useRequestsOnCase } from "./useRequests";

/** For staff: what is asked on one case, whichever organisation has it, and what to do about it. */
export function Component() {
  const { reference = "" } = useParams();
  const { data, error, refetch } = useRequestsOnCase(reference);
  if (error?.status === 404)
    return (
      <>
        <PageHead title="Case not found" />
        <EmptyState
          icon="search"
          title={`There is no case ${reference}`}
          actions={<RouteButton to="/staff/requests">Enter another reference</RouteButton>}
        >
          Check the reference.
        </EmptyState>
      </>
    );
  return (
    <>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to="/staff/requests" underline="hover">
          Requests
        </RouteLink>
      </Box>
      <PageHead
        title={`Requests on ${data?.case.caseReference ?? reference}`}
        lede={data === undefined ? undefined : `${data.case.title} · ${data.case.businessName}`}
      />
      {error !== null && (
        <ErrorNote what="The case can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
          {data.case.suppressed && (
            <Note severity="warning" lead="This case is suppressed.">
              Nobody at the business sees it, or hears of what you ask.
            </Note>
          )}
          <Card title="Asked for">
            {data.requests.length === 0 && (
              <Typography variant="control" color="textSecondary" sx={{ display: "block", p: "16px 20px" }}>
                Nothing has been asked for.
              </Typography>
            )}
            <Box component="ul">
              {data.requests.map((request) => (
                <StaffRequestItem key={request.id} reference={data.case.caseReference} request={request} />
              ))}
            </Box>
          </Card>
          {data.case.closed ? (
            <Note>The case is closed, so nothing more can be asked.</Note>
          ) : (
            <AskForm reference={data.case.caseReference} proposedDue={data.proposedDue} />
          )}
        </Box>
      )}
    </>
  );
}
