import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense, useEffect } from "react";

import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { ErrorNote } from "@/ui/feedback/ErrorNote";

import { useTerms, useTermsVersion } from "./useTerms";

// The Markdown reader is fetched with the terms, not with every page.
const MarkdownText = lazy(() => import("@/ui/text/MarkdownText"));

/** The current terms, once they are here; `onShown` is told when they can be read. */
export const TermsReader = ({ onShown }: { onShown?: () => void }) => (
  <Reader terms={useTerms()} onShown={onShown} />
);

/** A version of the terms, as it was accepted. */
export const VersionReader = ({ version }: { version: string }) => (
  <Reader terms={useTermsVersion(version)} />
);

interface ReaderProps {
  terms: ReturnType<typeof useTerms | typeof useTermsVersion>;
  onShown?: (() => void) | undefined;
}

function Reader({ terms, onShown }: ReaderProps) {
  const { data, error, refetch } = terms;
  if (error !== null)
    return <ErrorNote what="The terms can't be shown." error={error} onRetry={() => void refetch()} />;
  return (
    <Suspense fallback={<Loading />}>
      {data === undefined ? (
        <Loading />
      ) : (
        <>
          <MarkdownText markdown={data.markdown} />
          {onShown !== undefined && <Shown onShown={onShown} />}
        </>
      )}
    </Suspense>
  );
}

/** Stands after the text: its effect runs once everything before it is there. */
function Shown({ onShown }: { onShown: () => void }) {
  useEffect(onShown, [onShown]);
  return null;
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
