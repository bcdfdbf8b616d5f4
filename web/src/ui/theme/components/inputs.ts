import type { Components, Theme } from "@mui/material/styles";

import { createElement } from "react";

import { radius } from "../tokens";
import { CheckboxIcon } from "./checkboxIcons";
import { SelectIcon } from "./selectIcon";

export const inputs: Components<Theme> = {
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        minHeight: ownerState.size === "small" ? 32 : 40,
        borderRadius: radius.control,
        backgroundColor: theme.vars.palette.background.paper,
        fontSize: ownerState.size === "small" ? "0.9375rem" : "1rem",
        "& .MuiOutlinedInput-notchedOutline": { borderColor: theme.vars.palette.line.control },
        "&:hover .MuiOutlinedInput-notchedOutline": { borderColor: theme.vars.palette.text.secondary },
        "&.Mui-focused": { outline: `3px solid ${theme.vars.palette.focus.ring}`, outlineOffset: 2 },
        "&.Mui-focused .MuiOutlinedInput-notchedOutline": {
          borderColor: theme.vars.palette.line.control,
          borderWidth: 1,
        },
        "&.Mui-error .MuiOutlinedInput-notchedOutline": {
          borderColor: theme.vars.palette.error.main,
          borderWidth: 2,
        },
      }),
      input: ({ theme, ownerState }) => ({
        height: 20,
        padding: ownerState.size === "small" ? "6px 12px" : "10px 12px",
        // The field draws the ring round the whole control.
        "&:focus-visible": { outline: "none" },
        "&::placeholder": { color: theme.vars.palette.ink.hint, opacity: 1 },
      }),
      adornedStart: { paddingLeft: 10, "& .MuiOutlinedInput-input": { paddingLeft: 0 } },
      multiline: { padding: 0, "& textarea": { height: "auto" } },
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: ({ theme }) => ({
        display: "block",
        marginBottom: 6,
        fontSize: "0.9375rem",
        lineHeight: 4 / 3,
        fontWeight: 600,
        color: theme.vars.palette.text.primary,
        "&.Mui-focused, &.Mui-error": { color: theme.vars.palette.text.primary },
      }),
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: ({ theme }) => ({
        margin: "4px 0 0",
        fontSize: "0.875rem",
        lineHeight: 10 / 7,
        color: theme.vars.palette.text.secondary,
        "&.Mui-error": { color: theme.vars.palette.error.main, fontWeight: 600 },
      }),
    },
  },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -6, marginRight: 0 } } },
  MuiCheckbox: {
    defaultProps: {
      icon: createElement(CheckboxIcon),
      checkedIcon: createElement(CheckboxIcon, { mark: "tick" }),
      indeterminateIcon: createElement(CheckboxIcon, { mark: "dash" }),
    },
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 6,
        borderRadius: radius.control,
        color: theme.vars.palette.line.control,
        "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
        // The input itself is transparent, and a ring on it with it.
        "&.Mui-focusVisible": { outline: `3px solid ${theme.vars.palette.focus.ring}`, outlineOffset: -3 },
      }),
    },
  },
  MuiRadio: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 6,
        color: theme.vars.palette.line.control,
        "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
        "&.Mui-focusVisible": { outline: `3px solid ${theme.vars.palette.focus.ring}`, outlineOffset: -3 },
      }),
    },
  },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 36, height: 20, padding: 0, margin: "6px 8px 6px 6px", overflow: "visible" },
      switchBase: ({ theme }) => ({
        padding: 2,
        "&.Mui-checked": {
          transform: "translateX(16px)",
          color: theme.vars.palette.primary.contrastText,
          "& + .MuiSwitch-track": { opacity: 1, backgroundColor: theme.vars.palette.primary.main },
        },
        "&.Mui-focusVisible + .MuiSwitch-track": {
          outline: `3px solid ${theme.vars.palette.focus.ring}`,
          outlineOffset: 2,
        },
      }),
      thumb: ({ theme }) => ({
        width: 16,
        height: 16,
        boxShadow: "none",
        color: theme.vars.palette.background.paper,
        ".Mui-checked &": { color: theme.vars.palette.primary.contrastText },
      }),
      track: ({ theme }) => ({
        borderRadius: 10,
        opacity: 1,
        backgroundColor: theme.vars.palette.line.control,
      }),
    },
  },
  MuiInputAdornment: { styleOverrides: { root: ({ theme }) => ({ color: theme.vars.palette.ink.hint }) } },
  MuiSelect: {
    defaultProps: { IconComponent: SelectIcon },
    styleOverrides: {
      // As high as the fields beside it.
      select: { minHeight: "20px !important", lineHeight: "20px" },
      icon: ({ theme }) => ({ color: theme.vars.palette.text.secondary }),
    },
  },
  MuiNativeSelect: {
    defaultProps: { IconComponent: SelectIcon },
    styleOverrides: { icon: ({ theme }) => ({ color: theme.vars.palette.text.secondary }) },
  },
};
