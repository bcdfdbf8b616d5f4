import Typography from "@mui/material/Typography";
import { useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { Card } from "@/ui/layout/Card";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { ExportsSkeleton } from "./ExportsSkeleton";
import { ExportTable } from "./ExportTable";
import { keptFor } from "./keptFor";
import type { ExportView } from "./types";
import { useCancelExport, useExportAgain, useExports } from "./useExports";

/** One's own exports: what is being made, and what can be fetched until its day of deletion. */
export function Component() {
  const { data, error, refetch } = useExports();
  const cancel = useCancelExport();
  const again = useExportAgain();
  const link = useDownload();
  const items = data?.items;
  return (
    <Card title="Your exports" end={items !== undefined && <Quiet>{keptFor(items)}</Quiet>}>
      {error !== null && items === undefined && (
        <ErrorNote what="Your exports can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {link.error !== null && <ErrorNote what="The file can't be downloaded." error={link.error} />}
      {cancel.error !== null && <ErrorNote what="The export wasn't cancelled." error={cancel.error} />}
      {again.error !== null && <ErrorNote what="The export wasn't started." error={again.error} />}
      {items === undefined && error === null && <ExportsSkeleton />}
      {items?.length === 0 && <NoExports />}
      {items !== undefined && items.length > 0 && (
        <ExportTable
          exports={items}
          onDownload={link.download}
          onAgain={({ wanted }) =>
            again.mutate({ params: { header: { "Idempotency-Key": newIdempotencyKey() } }, body: wanted })
          }
          onCancel={({ id }) => cancel.mutate({ params: { path: { exportId: id } } })}
        />
      )}
    </Card>
  );
}

const Quiet = ({ children }: { children: string }) => (
  <Typography variant="dense" color="textSecondary">
    {children}
  </Typography>
);

function NoExports() {
  return (
    <EmptyState
      icon="download"
      title="You have no exports"
      actions={<RouteButton to="/cases">Go to your cases</RouteButton>}
    >
      Choose “Export” above the case list, or tick cases there first.
    </EmptyState>
  );
}

interface Download {
  download: (file: ExportView) => void;
  error: ApiError | null;
}

/** Fetches a one-minute link and follows it. The answer is an attachment, so the page stays where it is. */
function useDownload(): Download {
  const { mutate, error } = useMutation({
    mutationFn: async ({ id }: ExportView) => {
      const { data } = await api.POST("/api/exports/{exportId}/links", {
        params: { path: { exportId: id } },
      });
      return data?.url ?? "";
    },
    onSuccess: (url, { name }) => {
      window.location.assign(url);
      showToast(`Saving ${name}`);
    },
  });
  return { download: (file) => mutate(file), error: error instanceof ApiError ? error : null };
}
