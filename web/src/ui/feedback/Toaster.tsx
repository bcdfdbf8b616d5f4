import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import { useEffect } from "react";

import { Icon } from "../icons/Icon";
import { NamedIconButton } from "../controls/NamedIconButton";
import { shell } from "../theme/tokens";
import { dismissToast, useCurrentToast } from "./toasts";

const SHOWN_MS = 6000;

/** The one place where toasts appear. Its status region is always there, so that a new text is announced. */
export function Toaster() {
  const toast = useCurrentToast();

  useEffect(() => {
    if (toast === null) return undefined;
    const timer = setTimeout(dismissToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <Box role="status" sx={place} data-print="hide">
      {toast !== null && (
        <Box sx={look}>
          <Icon name="done" />
          <span>{toast.message}</span>
          {toast.action !== undefined && (
            <Button variant="text" size="small" onClick={toast.action.run} sx={{ color: "bar.link" }}>
              {toast.action.label}
            </Button>
          )}
          <NamedIconButton
            icon="close"
            iconSize={16}
            size="small"
            name="Dismiss"
            color="inherit"
            onClick={dismissToast}
          />
        </Box>
      )}
    </Box>
  );
}

const place = {
  position: "fixed",
  zIndex: "snackbar",
  left: { xs: 16, sm: shell.sideNav + 24 },
  right: { xs: 16, sm: "auto" },
  bottom: { xs: shell.tabBar + 16, sm: shell.baseBar + 16 },
} as const;

const look = {
  display: "flex",
  alignItems: "center",
  gap: 3,
  p: "8px 8px 8px 16px",
  borderRadius: 1,
  bgcolor: "bar.ground",
  color: "bar.ink",
  typography: "control",
  boxShadow: (theme: Theme) => theme.vars.palette.lift.popover,
  "& .MuiIconButton-root": { color: "inherit" },
  "& :focus-visible": { outlineColor: "bar.focus" },
} as const;
