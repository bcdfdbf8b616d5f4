import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import { useSearchParams } from "react-router";

import { ApiError } from "@/api/problem";
import { Segmented } from "@/ui/controls/Segmented";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { capitalised, plural } from "@/ui/format/words";
import { PageHead } from "@/ui/layout/PageHead";

import { KindFigures } from "./KindFigures";
import { useSetAside, useWorklist, type Queue, type WorkKind } from "./useWorklist";
import { WorkTable } from "./WorkTable";

/** What is to do across organisations, for one function of the staff. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const kind = search.get("kind") as WorkKind | null;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useWorklist(
    search.get("queue") as Queue | null,
    kind,
  );
  const newest = data?.pages[0];
  const { setAside, busy, error: refused } = useSetAside(newest?.queue);
  const open = newest?.kinds.reduce((sum, each) => sum + each.open, 0) ?? 0;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (chosen: WorkKind | null): void =>
    setSearch(
      newest === undefined ? {} : { queue: newest.queue, ...(chosen === null ? {} : { kind: chosen }) },
      {
        replace: true,
      },
    );
  return (
    <>
      <PageHead
        title="Worklist"
        lede={newest && `${plural(open, "open item")}. Looked at every 15 seconds.`}
        actions={
          newest !== undefined &&
          newest.queues.length > 1 && (
            <Segmented
              label="Function"
              value={newest.queue}
              segments={newest.queues.map((value) => ({ value, label: capitalised(value) }))}
              onChange={(queue) => setSearch({ queue }, { replace: true })}
            />
          )
        }
      />
      {error instanceof ApiError && (
        <ErrorNote what="The worklist can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {refused !== null && <ErrorNote what="It is still on the list." error={refused} />}
      {newest === undefined && error === null && <CardSkeleton />}
      {newest !== undefined && (
        <>
          <KindFigures kinds={newest.kinds} chosen={kind} onChoose={choose} />
          <Paper variant="outlined" component="section" aria-label="Open work">
            {items.length === 0 ? (
              <EmptyState icon="done" title="Nothing is waiting for you" />
            ) : (
              <WorkTable items={items} busy={busy} onSetAside={setAside} />
            )}
          </Paper>
        </>
      )}
      {hasNextPage && (
        <Box sx={{ mt: 4 }}>
          <Button variant="outlined" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </Box>
      )}
    </>
  );
}
