import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { usePortal } from "@/session/PortalContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";

import { useEndAllSessions } from "./useSessions";

/** Confirms leaving everywhere at once. */
export function EndAllDialog({ onClose }: { onClose: () => void }) {
  const { auth } = usePortal();
  const titleId = useId();
  const end = useEndAllSessions();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs">
      <DialogTitle id={titleId}>Sign out everywhere?</DialogTitle>
      <DialogContent>
        <Typography>
          Every browser that is signed in as you is signed out within a minute, this one at once. Uploads that
          are under way stop there and can go on after signing in.
        </Typography>
        {end.error !== null && <ErrorNote what="Nobody was signed out." error={end.error} />}
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          Stay signed in
        </Button>
        <Button
          variant="contained"
          disabled={end.isPending}
          onClick={() => end.mutate({}, { onSuccess: () => void auth.leave("ended") })}
        >
          {end.isPending ? "Signing out…" : "Sign out everywhere"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
