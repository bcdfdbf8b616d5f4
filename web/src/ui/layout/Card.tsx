import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useId, type ReactElement, type ReactNode } from "react";

interface CardProps {
  title: string;
  /** A quiet note or a control at the right of the head. */
  end?: ReactNode;
  /** Something, or left out: `false` would draw an empty one. */
  footer?: ReactElement | undefined;
  /** Off for tables and lists, which bring their own edges. */
  padded?: boolean;
  children: ReactNode;
}

/** A section with a line around it and its title at the top left. Never put one inside another. */
export function Card({ title, end, footer, padded = false, children }: CardProps) {
  const titleId = useId();
  return (
    <Paper variant="outlined" component="section" aria-labelledby={titleId}>
      <Box sx={{ ...head, borderBottom: "1px solid", borderColor: "line.soft" }}>
        <Typography variant="h2" id={titleId}>
          {title}
        </Typography>
        {end !== undefined && (
          <Box sx={{ ml: "auto", display: "flex", alignItems: "center", gap: 2 }}>{end}</Box>
        )}
      </Box>
      {padded ? <Box sx={{ p: "16px 20px" }}>{children}</Box> : children}
      {footer !== undefined && (
        <Box sx={{ p: "10px 20px", borderTop: "1px solid", borderColor: "line.soft", typography: "dense" }}>
          {footer}
        </Box>
      )}
    </Paper>
  );
}

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 3,
  minHeight: 56,
  p: "8px 20px",
} as const;
