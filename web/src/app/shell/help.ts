/** The help panel as the shell keeps it: every bar has the button that opens and closes it. */
export interface Help {
  open: boolean;
  toggle: () => void;
}
