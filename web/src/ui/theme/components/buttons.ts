import type { Components, Theme } from "@mui/material/styles";

import { radius } from "../tokens";

const touch = "@media (max-width: 719.95px)";

export const buttons: Components<Theme> = {
  MuiButton: {
    defaultProps: { disableElevation: true, variant: "outlined" },
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        minWidth: 0,
        minHeight: { small: 32, medium: 40, large: 48 }[ownerState.size ?? "medium"],
        padding: ownerState.size === "small" ? "3px 12px" : "7px 16px",
        borderRadius: radius.control,
        whiteSpace: "nowrap",
        fontSize: { small: "0.875rem", medium: "0.9375rem", large: "1rem" }[ownerState.size ?? "medium"],
        [touch]: { minHeight: ownerState.size === "small" ? 36 : 44 },
        "&.Mui-disabled": {
          backgroundColor: theme.vars.palette.tint.neutral,
          borderColor: "transparent",
          color: theme.vars.palette.ink.hint,
        },
      }),
      outlined: ({ theme, ownerState }) => ({
        backgroundColor: theme.vars.palette.background.paper,
        borderColor: ownerState.color === "error" ? "currentColor" : theme.vars.palette.line.control,
        "&:hover": {
          backgroundColor:
            ownerState.color === "error" ? theme.vars.palette.tint.error : theme.vars.palette.tint.primary,
          borderColor: "currentColor",
        },
      }),
      text: ({ theme, ownerState }) => ({
        padding: ownerState.size === "small" ? "4px 8px" : "8px 10px",
        "&:hover": { backgroundColor: theme.vars.palette.tint.primary },
      }),
      startIcon: { marginLeft: -4, marginRight: 8 },
      endIcon: { marginLeft: 6, marginRight: -4 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        width: ownerState.size === "small" ? 32 : 36,
        height: ownerState.size === "small" ? 32 : 36,
        padding: 0,
        flex: "none",
        borderRadius: radius.control,
        color: theme.vars.palette.text.secondary,
        "&:hover": {
          backgroundColor: theme.vars.palette.surface.hover,
          color: theme.vars.palette.text.primary,
        },
        "&[aria-pressed='true']": {
          backgroundColor: theme.vars.palette.tint.primary,
          color: theme.vars.palette.primary.main,
        },
        [touch]: { width: 44, height: 44 },
      }),
    },
  },
  MuiToggleButtonGroup: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 2,
        maxWidth: "100%",
        overflowX: "auto",
        borderRadius: radius.control,
        backgroundColor: theme.vars.palette.tint.neutral,
      }),
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 28,
        padding: "0 10px",
        gap: 6,
        border: 0,
        borderRadius: `${radius.pill}px !important`,
        fontSize: "0.875rem",
        fontWeight: 500,
        textTransform: "none",
        whiteSpace: "nowrap",
        color: theme.vars.palette.text.secondary,
        [touch]: { minHeight: 40 },
        "&.Mui-selected, &.Mui-selected:hover": {
          backgroundColor: theme.vars.palette.surface.raised,
          color: theme.vars.palette.text.primary,
          fontWeight: 600,
          boxShadow: theme.vars.palette.lift.chosen,
        },
      }),
    },
  },
};
