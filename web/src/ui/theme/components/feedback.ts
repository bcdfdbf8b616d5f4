import type { Components, Theme } from "@mui/material/styles";

import { radius } from "../tokens";

export const feedback: Components<Theme> = {
  MuiAlert: {
    defaultProps: { role: undefined },
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const severity = ownerState.severity ?? "info";
        const ground = severity === "info" ? "primary" : severity;
        return {
          padding: "12px 16px",
          borderRadius: radius.card,
          backgroundColor: theme.vars.palette.tint[ground],
          color: theme.vars.palette.text.primary,
          fontSize: "0.9375rem",
          lineHeight: 4 / 3,
          "& .MuiAlert-icon": {
            color: theme.vars.palette[ground].main,
            opacity: 1,
            padding: 0,
            marginRight: 12,
          },
          "& .MuiAlert-message": { padding: 0, minWidth: 0 },
        };
      },
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        backgroundColor: theme.vars.palette.bar.ground,
        color: theme.vars.palette.bar.ink,
        fontSize: "0.8125rem",
        lineHeight: 16 / 13,
        fontWeight: 400,
        padding: "6px 8px",
      }),
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: "pulse" },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.vars.palette.tint.neutral,
        borderRadius: radius.pill,
        transform: "none",
      }),
    },
  },
  MuiLinearProgress: {
    styleOverrides: {
      root: ({ theme }) => ({ height: 6, borderRadius: 3, backgroundColor: theme.vars.palette.chart.track }),
      bar: { borderRadius: 3 },
    },
  },
  MuiBadge: {
    styleOverrides: {
      badge: ({ theme }) => ({
        fontSize: "0.75rem",
        fontWeight: 600,
        border: `2px solid ${theme.vars.palette.background.paper}`,
      }),
    },
  },
};
