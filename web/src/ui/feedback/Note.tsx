import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { Icon } from "../icons/Icon";
import type { IconName } from "../icons/shapes";

type Severity = "info" | "success" | "warning" | "error";

const icons: Record<Severity, IconName> = { info: "info", success: "done", warning: "clock", error: "alert" };

interface NoteProps {
  severity?: Severity;
  /** The bold first sentence. */
  lead?: string;
  children?: ReactNode;
  /** Buttons, on a line of their own. */
  actions?: ReactNode;
  icon?: IconName;
  /** "alert" for what went wrong just now, "status" for what changed by itself; nothing for what was always there. */
  role?: "alert" | "status";
}

export function Note({ severity = "info", lead, children, actions, icon, role }: NoteProps) {
  return (
    <Alert severity={severity} icon={<Icon name={icon ?? icons[severity]} />} role={role ?? "note"}>
      {lead !== undefined && <Box component="b" sx={{ fontWeight: 600 }}>{`${lead} `}</Box>}
      {children}
      {actions !== undefined && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, mt: 2 }}>{actions}</Box>
      )}
    </Alert>
  );
}
