import Box from "@mui/material/Box";
import { useEffect } from "react";
import { useParams } from "react-router";

import { $api } from "@/api/client";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Icon } from "@/ui/icons/Icon";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";
import Skeleton from "@mui/material/Skeleton";

import { useSession } from "./useSession";
import { Wizard } from "./Wizard";

/** Uploading to one case, from confirming it to the receipt. */
export function Component() {
  const { reference = "" } = useParams();
  const { data, error, refetch } = $api.useQuery("get", "/api/cases/{reference}", {
    params: { path: { reference } },
  });
  const { session, failed } = useSession(data?.case.caseReference);

  useEffect(() => {
    if (data !== undefined) session?.setDocuments(data.documents);
  }, [session, data]);

  if (error?.status === 404) return <NoSuchCase reference={reference} />;
  if (error !== null || failed) {
    const trouble = error ?? {
      detail: "Check your connection, then load the page again.",
      correlationId: "",
    };
    return (
      <>
        <PageHead title="Upload files" />
        <ErrorNote what="The upload can't be opened." error={trouble} onRetry={() => void refetch()} />
      </>
    );
  }
  return (
    <>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to={`/cases/${encodeURIComponent(reference)}`} underline="hover" sx={back}>
          <Icon name="left" size={16} />
          {data?.case.caseReference ?? reference}
        </RouteLink>
      </Box>
      {data === undefined || session === null ? <Loading /> : <Wizard details={data} session={session} />}
    </>
  );
}

function Loading() {
  return (
    <>
      <PageHead title="Upload files" />
      <AfterDelay>
        <Skeleton height={64} sx={{ borderRadius: 1, mb: 4 }} />
        <Skeleton height={280} sx={{ borderRadius: 1 }} />
      </AfterDelay>
    </>
  );
}

function NoSuchCase({ reference }: { reference: string }) {
  return (
    <>
      <PageHead title="Case not found" />
      <EmptyState
        icon="search"
        title={`There is no case ${reference} among yours`}
        actions={<RouteButton to="/uploads/new">Enter another reference</RouteButton>}
      >
        Check the reference. If it is right, the case belongs to a business that you have no access to.
      </EmptyState>
    </>
  );
}

const back = { display: "inline-flex", alignItems: "center", gap: 1, minHeight: 24 } as const;
