import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { timeLeft } from "@/session/idle";

interface IdleWarningProps {
  secondsLeft: number;
  onStay: () => void;
  onSignOut: () => void;
}

export default function IdleWarning({ secondsLeft, onStay, onSignOut }: IdleWarningProps) {
  const titleId = useId();
  return (
    <Dialog open onClose={onStay} aria-labelledby={titleId} maxWidth="xs">
      <DialogTitle id={titleId}>Stay signed in?</DialogTitle>
      <DialogContent>
        <Typography role="timer">
          You&rsquo;ll be signed out in {timeLeft(secondsLeft)} because nothing has happened for a while.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onSignOut}>
          Sign out
        </Button>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog owes focus to its first act */}
        <Button variant="contained" autoFocus onClick={onStay}>
          Stay signed in
        </Button>
      </DialogActions>
    </Dialog>
  );
}
