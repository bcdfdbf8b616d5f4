import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";

import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { ErrorNote } from "@/ui/feedback/ErrorNote";

import { useTerms, useTermsVersion } from "./useTerms";

// The Markdown reader is fetched with the terms, not with every page.
const MarkdownText = lazy(() => import("@/ui/text/MarkdownText"));

/** The current terms, once they are here. */
export const TermsReader = () => <Reader terms={useTerms()} />;

/** A version of the terms, as it was accepted. */
export const VersionReader = ({ version }: { version: string }) => (
  <Reader terms={useTermsVersion(version)} />
);

function Reader({ terms }: { terms: ReturnType<typeof useTerms | typeof useTermsVersion> }) {
  const { data, error, refetch } = terms;
  if (error !== null)
    return <ErrorNote what="The terms can't be shown." error={error} onRetry={() => void refetch()} />;
  return (
    <Suspense fallback={<Loading />}>
      {data === undefined ? <Loading /> : <MarkdownText markdown={data.markdown} />}
    </Suspense>
  );
}

function Loading() {
  return (
    <AfterDelay>
      {[88, 72, 96, 64].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={16} sx={{ mb: 3 }} />
      ))}
    </AfterDelay>
  );
}
