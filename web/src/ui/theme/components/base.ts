import type { Components, Theme } from "@mui/material/styles";

import { radius, shell } from "../tokens";

export const base: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      html: { scrollPadding: `${shell.topBar + 8}px 0 48px`, WebkitTextSizeAdjust: "100%" },
      body: {
        fontVariantNumeric: "tabular-nums lining-nums",
        WebkitFontSmoothing: "antialiased",
      },
      "h1, h2, h3, p, ul, ol, dl, dd, figure": { margin: 0, padding: 0 },
      "ul, ol": { listStyle: "none" },
      // Buttons, links that look like them, tabs and choices take the ring away from themselves.
      ":focus-visible, .MuiButtonBase-root:focus-visible": {
        outline: `3px solid ${theme.vars.palette.focus.ring}`,
        outlineOffset: 2,
      },
      // What touches its neighbours has room inside alone.
      ".MuiMenuItem-root:focus-visible, .MuiToggleButton-root:focus-visible": { outlineOffset: -3 },
      // A heading takes focus so that a screen reader starts there; a ring on it would look like a control.
      "h1:focus": { outline: "none" },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": {
          animationDuration: "0.01ms !important",
          animationIterationCount: "1 !important",
          transitionDuration: "0.01ms !important",
        },
      },
      "@media print": {
        body: { backgroundColor: "transparent" },
        "[data-print='hide']": { display: "none !important" },
        a: { textDecoration: "none", color: "inherit" },
      },
    }),
  },
  MuiLink: {
    defaultProps: { underline: "always" },
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        textDecorationColor: "currentColor",
        textDecorationThickness: 1,
        textUnderlineOffset: 3,
        borderRadius: radius.pill,
        "&:hover": { textDecorationThickness: ownerState.underline === "always" ? 2 : 1 },
        color: theme.vars.palette.primary.main,
      }),
    },
  },
  MuiTypography: {
    defaultProps: {
      variantMapping: { deadline: "p", control: "p", dense: "p", caption: "span", body2: "p" },
    },
  },
  // Nothing on a case page should splash.
  MuiButtonBase: { defaultProps: { disableRipple: true } },
};
