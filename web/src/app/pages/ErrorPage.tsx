import Box from "@mui/material/Box";
import { useMemo } from "react";
import { useRouteError } from "react-router";

import { ApiError } from "@/api/problem";
import { ErrorNote, type Trouble } from "@/ui/feedback/ErrorNote";
import { PageHeading } from "@/ui/navigation/PageHeading";

/** A page that broke while it was drawn, or couldn't be fetched. The rest of the portal works. */
export function ErrorPage() {
  const error = useRouteError();
  const shown = useMemo(() => describe(error), [error]);
  return (
    <Box sx={{ display: "grid", gap: 4, maxWidth: 640 }}>
      <PageHeading>This page can&rsquo;t be shown</PageHeading>
      <ErrorNote
        what="Something on this page broke."
        error={shown}
        onRetry={() => window.location.reload()}
      />
    </Box>
  );
}

function describe(error: unknown): Trouble {
  if (error instanceof ApiError) return error;
  const id = `w-${crypto.randomUUID().slice(0, 8)}`;
  // The only trace of a fault in the page itself: the person quotes the id, the console holds the rest.
  console.error(id, error);
  return { detail: "Nothing you sent is affected.", correlationId: id };
}
