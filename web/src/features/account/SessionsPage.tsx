import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { Pill } from "@/ui/data/Pill";
import { entryWithAct } from "@/ui/data/entries";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { EndAllDialog } from "./EndAllDialog";
import { useEndSession, useSessions } from "./useSessions";

type Line = Schema<"SessionLine">;

/** Where the person is signed in, and the end of it. */
export function Component() {
  const { auth } = usePortal();
  const { data, error, refetch } = useSessions();
  const end = useEndSession();
  const [asking, setAsking] = useState(false);

  function endOne({ id, device, current }: Line): void {
    if (current) return void auth.signOut("asked");
    end.mutate(
      { params: { path: { sessionId: id } } },
      {
        onSuccess: () => {
          void refetch();
          showToast(`${device} is signed out within a minute`);
        },
      },
    );
  }

  return (
    <>
      <PageHead
        title="Where you’re signed in"
        lede="End what you don’t recognise, then tell the helpdesk. Times are to the hour."
        actions={
          <Button variant="outlined" color="error" onClick={() => setAsking(true)}>
            Sign out everywhere
          </Button>
        }
      />
      {error !== null && (
        <ErrorNote what="Your sessions can’t be shown." error={error} onRetry={() => void refetch()} />
      )}
      {end.error !== null && <ErrorNote what="The session wasn’t ended." error={end.error} />}
      {data === undefined && error === null && <CardSkeleton height={160} />}
      {data !== undefined && (
        <Card title={data.items.length === 1 ? "One session" : `${data.items.length} sessions`}>
          <Box component="ul">
            {data.items.map((line) => (
              <SessionItem key={line.id} line={line} busy={end.isPending} onEnd={() => endOne(line)} />
            ))}
          </Box>
        </Card>
      )}
      {asking && <EndAllDialog onClose={() => setAsking(false)} />}
    </>
  );
}

interface SessionItemProps {
  line: Line;
  busy: boolean;
  onEnd: () => void;
}

function SessionItem({ line, busy, onEnd }: SessionItemProps) {
  const { timeZone } = useMe().scheme;
  const { device, network, current } = line;
  return (
    <Box component="li" sx={entryWithAct}>
      <Box sx={{ flex: "1 1 260px", minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>{device}</Typography>
          {current && (
            <Pill icon="done" tone="success">
              This one
            </Pill>
          )}
        </Box>
        <Typography variant="dense" color="textSecondary">
          Last used {formatMoment(line.lastSeenAt, timeZone)} · since{" "}
          {formatMoment(line.firstSeenAt, timeZone)}
          {" · "}from the network {network}
        </Typography>
      </Box>
      <Button
        variant="outlined"
        size="small"
        disabled={busy}
        onClick={onEnd}
        aria-label={current ? "Sign out here" : `Sign out ${device}`}
      >
        Sign out
      </Button>
    </Box>
  );
}
