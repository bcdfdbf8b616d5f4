import type { Components, Theme } from "@mui/material/styles";

import { radius } from "../tokens";

export const surfaces: Components<Theme> = {
  MuiPaper: {
    styleOverrides: {
      // Dark surfaces are told apart by their line, not by a lighter veil.
      root: { backgroundImage: "none" },
      outlined: ({ theme }) => ({ borderColor: theme.vars.palette.divider, borderRadius: radius.card }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        marginTop: 4,
        borderRadius: radius.card,
        border: `1px solid ${theme.vars.palette.divider}`,
        boxShadow: theme.vars.palette.lift.popover,
      }),
    },
  },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: radius.card,
        border: `1px solid ${theme.vars.palette.divider}`,
        boxShadow: theme.vars.palette.lift.popover,
      }),
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 40,
        gap: 12,
        fontSize: "0.9375rem",
        "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
        "&.Mui-selected": { backgroundColor: theme.vars.palette.surface.selected, fontWeight: 600 },
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({ borderRadius: radius.dialog, boxShadow: theme.vars.palette.lift.dialog }),
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({
        "&:not(.MuiBackdrop-invisible)": { backgroundColor: theme.vars.palette.scrim.ground },
      }),
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: { padding: "20px 24px 16px", fontSize: "1.375rem", lineHeight: 28 / 22, fontWeight: 600 },
    },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: "0 24px 16px" } } },
  MuiDialogActions: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: "14px 24px",
        borderTop: `1px solid ${theme.vars.palette.divider}`,
        backgroundColor: theme.vars.palette.surface.sunken,
      }),
    },
  },
  MuiDrawer: { styleOverrides: { paper: ({ theme }) => ({ boxShadow: theme.vars.palette.lift.dialog }) } },
  MuiTabs: {
    styleOverrides: {
      root: ({ theme }) => ({ minHeight: 44, borderBottom: `1px solid ${theme.vars.palette.divider}` }),
      list: { gap: 24 },
      indicator: { height: 3, borderRadius: "3px 3px 0 0" },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: 44,
        padding: 0,
        fontSize: "1rem",
        color: theme.vars.palette.text.secondary,
        "&:hover": { color: theme.vars.palette.text.primary },
        "&.Mui-selected": { color: theme.vars.palette.primary.main },
        "&.Mui-focusVisible": { outlineOffset: -3 },
      }),
    },
  },
};
