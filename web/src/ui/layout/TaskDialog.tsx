import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useEffect, useId, useRef, type ReactNode, type SubmitEvent } from "react";

import { NamedIconButton } from "../controls/NamedIconButton";

interface TaskDialogProps {
  title: string;
  subtitle?: ReactNode;
  /** At the right of the title: a limit, a second act. */
  headEnd?: ReactNode;
  /** 1040 pixels instead of 560. */
  wide?: boolean;
  /** A quiet sentence at the left of the buttons. */
  note?: ReactNode;
  /** The buttons; the one of type "submit" also answers the Enter key in a field. */
  actions: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

const FIRST_FIELD =
  "input:not(:disabled), select:not(:disabled), textarea:not([aria-hidden]), [role=combobox]";

/** A task that returns to the page under it: head and foot stay, the middle scrolls, focus begins in the first field. */
export function TaskDialog(props: TaskDialogProps) {
  const { title, subtitle, headEnd, wide = false, note, actions, onClose, onSubmit, children } = props;
  const titleId = useId();
  const small = useMediaQuery((theme) => theme.breakpoints.down("sm"));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      open
      fullScreen={small}
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: wide ? 1040 : 560, maxWidth: { sm: "calc(100vw - 64px)" } } } }}
    >
      <Box sx={head}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="deadline" component="h2" id={titleId}>
            {title}
          </Typography>
          {subtitle !== undefined && (
            <Typography variant="control" component="div" color="textSecondary">
              {subtitle}
            </Typography>
          )}
        </Box>
        {headEnd !== undefined && <Box sx={headEndPlace}>{headEnd}</Box>}
        <NamedIconButton icon="close" name="Close" onClick={onClose} />
      </Box>
      <Box component="form" noValidate onSubmit={submit} sx={form}>
        <DialogContent sx={{ pt: "4px !important" }}>
          <FocusedOnce>{children}</FocusedOnce>
        </DialogContent>
        <DialogActions sx={foot}>
          {note !== undefined && (
            <Typography variant="dense" component="div" color="textSecondary" sx={noteLook}>
              {note}
            </Typography>
          )}
          {actions}
        </DialogActions>
      </Box>
    </Dialog>
  );
}

/** A part of the dialog, so that its effect runs when the fields are there. */
function FocusedOnce({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus(), []);
  return <div ref={body}>{children}</div>;
}

/** On a small screen what stands at the right of the title gets a line of its own. */
const head = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) auto auto" },
  alignItems: "start",
  gap: 3,
  p: { xs: "16px 12px 12px 24px", sm: "20px 20px 16px 24px" },
} as const;
const headEndPlace = { order: { xs: 1, sm: 0 }, gridColumn: { xs: "1 / -1", sm: "auto" } } as const;
const form = { display: "flex", flexDirection: "column", minHeight: 0, flex: 1 } as const;
const foot = { flexWrap: "wrap", gap: 2, "& > :not(style) ~ :not(style)": { ml: 0 } } as const;
const noteLook = { flex: "1 1 200px", minWidth: 0 } as const;
