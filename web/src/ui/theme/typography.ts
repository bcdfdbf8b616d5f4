import type { TypographyVariantsOptions } from "@mui/material/styles";

/** Line heights are ratios, so that enlarged text is never clipped. */
const scaled = (size: number, line: number, weight = 400) => ({
  fontSize: `${size / 16}rem`,
  lineHeight: line / size,
  fontWeight: weight,
  letterSpacing: 0,
});

const fontFamily = '"Source Sans 3 Variable", system-ui, sans-serif';

export const typography: TypographyVariantsOptions = {
  fontFamily,
  htmlFontSize: 16,
  fontWeightRegular: 400,
  fontWeightMedium: 500,
  fontWeightBold: 600,
  h1: {
    ...scaled(28, 36, 600),
    letterSpacing: "-.01em",
    textWrap: "balance",
    "@media (max-width: 719.95px)": { fontSize: "1.5rem", lineHeight: 1.25 },
  },
  h2: scaled(18, 24, 600),
  h3: scaled(16, 24, 600),
  deadline: { fontFamily, ...scaled(22, 28, 600) },
  body1: scaled(16, 24),
  control: { fontFamily, ...scaled(15, 20) },
  body2: scaled(15, 20),
  dense: { fontFamily, ...scaled(14, 20) },
  caption: scaled(13, 16),
  button: { ...scaled(15, 20, 600), textTransform: "none" },
};
