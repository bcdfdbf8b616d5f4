import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";

import { $api } from "@/api/client";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { plural } from "@/ui/format/words";
import { RouteButton } from "@/ui/navigation/RouteButton";

const LOOK_AGAIN_MS = 1500;

/** How far it has come. It goes on whether anybody watches or not. */
export function TakeoverProgress({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { data, error, refetch } = $api.useQuery(
    "get",
    "/api/takeovers/{takeoverId}",
    { params: { path: { takeoverId: id } } },
    {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.state === "running" ? LOOK_AGAIN_MS : false),
    },
  );
  if (error !== null)
    return <ErrorNote what="The progress can't be shown." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { fromName, ownerNames, done, total, state, reason } = data;
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <Typography variant="h2">{`From ${fromName} to ${ownerNames.join(", ")}`}</Typography>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 100 : (100 * done) / total}
        aria-label="Cases handed over"
      />
      <Typography role="status">
        {state === "done"
          ? `${plural(done, "case")} handed over. The new owners have been told.`
          : `${done} of ${plural(total, "case")} handed over.`}
      </Typography>
      {state === "running" && (
        <Typography variant="dense" color="textSecondary">
          You can leave this page: it goes on.
        </Typography>
      )}
      {reason !== null && <Note severity="warning" icon="warning" lead={reason} />}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <RouteButton to="/cases">Go to your cases</RouteButton>
        {state !== "running" && (
          <Button variant="text" onClick={onAgain}>
            Hand over someone else&rsquo;s
          </Button>
        )}
      </Box>
    </Box>
  );
}
