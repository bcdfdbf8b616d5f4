import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";

import { AheadCard } from "./AheadCard";
import { CasesAheadCard } from "./CasesAheadCard";
import { RunsCard } from "./RunsCard";
import { useAhead, useRuns } from "./useRetention";

/** Which accounts and cases end by the clock: what the next run would do, what past ones did, and what waits for approval. */
export function Component() {
  const ahead = useAhead();
  const runs = useRuns();
  return (
    <>
      <PageHead
        title="Retention"
        lede="Each night a run warns, disables and purges accounts that nobody uses, and another purges cases that were closed long ago. Large purges need two of you."
      />
      {ahead.error !== null && (
        <ErrorNote
          what="The next run can't be shown."
          error={ahead.error}
          onRetry={() => void ahead.refetch()}
        />
      )}
      {runs.error !== null && (
        <ErrorNote what="The runs can't be shown." error={runs.error} onRetry={() => void runs.refetch()} />
      )}
      {(ahead.isPending || runs.isPending) && (
        <AfterDelay>
          <Typography role="status">Loading…</Typography>
        </AfterDelay>
      )}
      <Box sx={{ display: "grid", gap: 4 }}>
        {ahead.data !== undefined && <AheadCard ahead={ahead.data} />}
        {ahead.data !== undefined && <CasesAheadCard ahead={ahead.data} />}
        {runs.data !== undefined && <RunsCard runs={runs.data.items} />}
      </Box>
    </>
  );
}
