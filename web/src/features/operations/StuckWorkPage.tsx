import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useSearchParams } from "react-router";

import { FigureChoice } from "@/ui/controls/FigureChoice";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { PageHead } from "@/ui/layout/PageHead";

import { CauseCard } from "./CauseCard";
import { causesOf } from "./causes";
import { sourceName } from "./sources";
import { useDealWith, useSources, useStuck } from "./useStuckWork";

/** What the queues and the feed gave up on: why, and what to do about it. */
export function Component() {
  const { data, error, refetch } = useSources();
  const [search, setSearch] = useSearchParams();
  const sources = data?.sources ?? [];
  const total = sources.reduce((sum, { parked }) => sum + parked, 0);
  const chosen = search.get("source") ?? sources.find(({ parked }) => parked > 0)?.source;
  return (
    <>
      <PageHead
        title="Queues and stuck work"
        lede={data && `${plural(total, "message")} set aside. Looked at every 15 seconds.`}
      />
      {error !== null && (
        <ErrorNote what="The queues can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton height={96} />}
      <FigureChoice
        label="Queues"
        figures={sources.map(({ source, parked }) => ({
          value: source,
          label: sourceName(source),
          count: parked,
          alarming: parked > 0,
        }))}
        chosen={chosen}
        onChoose={(source) => setSearch({ source }, { replace: true })}
      />
      {data !== undefined && chosen === undefined && (
        <Paper variant="outlined">
          <EmptyState icon="done" title="Nothing is stuck" />
        </Paper>
      )}
      {chosen !== undefined && <Causes source={chosen} />}
    </>
  );
}

function Causes({ source }: { source: string }) {
  const { data, error, refetch } = useStuck(source);
  const work = useDealWith();
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      {error !== null && (
        <ErrorNote what="Its messages can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {work.error !== null && <ErrorNote what="Not all of it was done." error={work.error} />}
      {data?.items.length === 0 && (
        <Paper variant="outlined">
          <EmptyState icon="done" title={`Nothing of ${sourceName(source)} is stuck`} />
        </Paper>
      )}
      {causesOf(data?.items ?? []).map((cause) => (
        <CauseCard key={cause.reason} cause={cause} work={work} />
      ))}
    </Box>
  );
}
