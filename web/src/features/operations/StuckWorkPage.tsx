import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useSearchParams } from "react-router";

import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatCount, plural } from "@/ui/format/words";
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
        lede={`${plural(total, "message")} set aside. Looked at every 15 seconds.`}
      />
      {error !== null && (
        <ErrorNote what="The queues can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      <Paper variant="outlined" component="ul" aria-label="Queues" sx={figures}>
        {sources.map(({ source, parked }) => (
          <li key={source}>
            <ButtonBase
              aria-pressed={source === chosen}
              onClick={() => setSearch({ source }, { replace: true })}
              sx={{ ...figure, bgcolor: source === chosen ? "surface.selected" : undefined }}
            >
              <Typography variant="dense" component="span" color="textSecondary">
                {sourceName(source)}
              </Typography>
              <Typography variant="deadline" component="span" color={parked > 0 ? "error" : "textPrimary"}>
                {formatCount(parked)}
              </Typography>
            </ButtonBase>
          </li>
        ))}
      </Paper>
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

const figures = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(auto-fit, minmax(160px, 1fr))" },
  mb: 4,
  overflow: "hidden",
} as const;

const figure = {
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  width: "100%",
  height: "100%",
  p: "12px 20px",
  "&:hover": { bgcolor: "surface.hover" },
} as const;
