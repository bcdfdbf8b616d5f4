import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { formatCount, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { useSetState, type Migration } from "./useMigrations";

const states = { running: "Running", paused: "Paused", done: "Ended" };

/** One migration: what it does, how far it is, and the one thing that can be done about it now. */
export function MigrationCard({ migration }: { migration: Migration }) {
  const { scheme } = useMe();
  const { set, busy, error } = useSetState(migration);
  const { name, what, state, startedAt, finishedAt, organisations, organisationsDone, left } = migration;
  const pauses = state === "running";
  return (
    <Card title={name} end={state === null ? "Not begun" : states[state]} padded>
      <Box sx={{ display: "grid", gap: 3 }}>
        <Typography>{what}</Typography>
        {state !== null && (
          <>
            <LinearProgress
              variant="determinate"
              value={organisations === 0 ? 100 : (100 * organisationsDone) / organisations}
              aria-label={`Organisations that ${name} has been through`}
            />
            <Typography role="status">
              {`${formatCount(organisationsDone)} of ${plural(organisations, "organisation")}. `}
              {`${formatCount(migration.itemsDone)} of ${plural(migration.items, "document")} found so far rewritten.`}
            </Typography>
          </>
        )}
        {startedAt !== null && (
          <Typography variant="dense" color="textSecondary">
            {`Begun ${formatMoment(startedAt, scheme.timeZone)}`}
            {finishedAt !== null && `, ended ${formatMoment(finishedAt, scheme.timeZone)}`}
          </Typography>
        )}
        {state === "done" && left > 0 && <Left migration={migration} />}
        {error !== null && <ErrorNote what="That wasn't done." error={error} />}
        <Box>
          <Button
            variant={pauses ? "outlined" : "contained"}
            disabled={busy}
            onClick={() => set(pauses ? "paused" : "running")}
          >
            {`${verb(state)} ${name}`}
          </Button>
        </Box>
      </Box>
    </Card>
  );
}

function Left({ migration: { left, failures, failed } }: { migration: Migration }) {
  const named = failed.join(", ");
  return (
    <Note severity="warning" icon="warning" lead={`${plural(left, "document")} still of the older shape.`}>
      {failures > 0
        ? `${formatCount(failures)} can’t be rewritten: ${named}${failures > failed.length ? " and others" : ""}. Mend them, then run it again.`
        : "Something still writes the older shape. Run it again when every instance has the new release."}
    </Note>
  );
}

function verb(state: Migration["state"]): string {
  if (state === "running") return "Pause";
  if (state === "paused") return "Go on with";
  return state === null ? "Run" : "Run again:";
}
