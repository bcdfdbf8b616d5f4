import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";
import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";

import { ApiError } from "@/api/problem";
import { useMe } from "@/session/MeContext";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { PublishedTable } from "./PublishedTable";
import { useDownload, usePublished, usePublishedPreview } from "./usePublished";

const PreviewDialog = lazy(() => import("@/ui/preview/PreviewDialog"));

/** Documents that the scheme published, over all of one's cases, newest first. */
export function Component() {
  const { scheme, businesses } = useMe();
  const [params, setParams] = useSearchParams();
  const business = businesses.find(({ id }) => id === params.get("business"))?.id ?? "";
  const list = usePublished(business);
  const { download, error } = useDownload();
  const preview = usePublishedPreview();
  const shown = preview.document;
  const documents = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={`Documents from ${scheme.shortName}`}
      end={
        businesses.length > 1 && (
          <NativeSelect
            input={<OutlinedInput size="small" />}
            value={business}
            inputProps={{ "aria-label": "Business" }}
            onChange={({ target }) => setParams(target.value === "" ? {} : { business: target.value })}
          >
            <option value="">All businesses</option>
            {businesses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )
      }
    >
      {list.error instanceof ApiError && (
        <ErrorNote
          what="The documents can't be shown."
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {error !== null && <ErrorNote what="The file can't be downloaded." error={error} />}
      {documents === undefined && list.error === null && <Loading />}
      {documents?.length === 0 && !list.hasNextPage && <Nothing of={scheme.shortName} />}
      {documents !== undefined && documents.length > 0 && (
        <PublishedTable documents={documents} onPreview={preview.open} onDownload={download} />
      )}
      {list.hasNextPage && (
        <Box sx={{ display: "grid", justifyItems: "center", p: 4 }}>
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {list.isFetchingNextPage ? "Loading…" : "Show earlier documents"}
          </Button>
        </Box>
      )}
      <Suspense fallback={null}>
        {shown !== null && (
          <PreviewDialog
            name={shown.document.name}
            preview={preview.preview}
            error={preview.error}
            onDownload={() => download(shown)}
            onClose={preview.close}
          />
        )}
      </Suspense>
    </Card>
  );
}

const Nothing = ({ of }: { of: string }) => (
  <EmptyState icon="file" title={`There are no documents from ${of} yet`}>
    Views, decisions and letters on your cases appear here when they are published.
  </EmptyState>
);

const Loading = () => (
  <AfterDelay>
    <Box sx={{ p: 5 }} aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={44} />
      ))}
    </Box>
  </AfterDelay>
);
