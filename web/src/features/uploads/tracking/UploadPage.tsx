import { useParams } from "react-router";

import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { useUpload } from "../model/useUpload";
import { UploadCard } from "./UploadCard";
import { useSending } from "./useSending";

/** The receipt of one upload: where each of its files is. Notices about it lead here. */
export function Component() {
  const { uploadId = "" } = useParams();
  const { data, error, refetch } = useUpload(uploadId);
  const sending = useSending();
  const all = <RouteButton to="/uploads">All uploads</RouteButton>;
  if (error?.status === 404) {
    return (
      <>
        <PageHead title="Upload not found" />
        <EmptyState icon="search" title="There is no such upload" actions={all}>
          It was dropped before it was sent, or it belongs to a business that you have no access to.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={data === undefined ? "Upload" : `Upload ${data.number}`} actions={all} />
      {error !== null && (
        <ErrorNote what="This upload can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && <UploadCard upload={data} sending={sending} unfolded />}
    </>
  );
}
