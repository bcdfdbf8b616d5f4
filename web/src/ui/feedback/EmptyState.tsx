import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { Icon } from "../icons/Icon";
import type { IconName } from "../icons/shapes";

interface EmptyStateProps {
  icon: IconName;
  /** One sentence of fact. */
  title: string;
  children?: ReactNode;
  /** The one act that helps. */
  actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <Box sx={{ display: "grid", justifyItems: "center", gap: 1, p: "40px 24px", textAlign: "center" }}>
      <Box sx={{ color: "ink.hint", mb: 2 }}>
        <Icon name={icon} size={32} />
      </Box>
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      {children !== undefined && (
        <Typography variant="control" component="div" color="textSecondary" sx={{ maxWidth: "44ch" }}>
          {children}
        </Typography>
      )}
      {actions !== undefined && <Box sx={{ display: "flex", gap: 2, mt: 3 }}>{actions}</Box>}
    </Box>
  );
}
