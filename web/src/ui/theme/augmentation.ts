import type {} from "@mui/material/themeCssVarsAugmentation";
import type {} from "@mui/x-data-grid/themeAugmentation";
import type { CSSProperties } from "react";

import type { light } from "./tokens";

type Own = Pick<
  typeof light,
  "surface" | "line" | "ink" | "tint" | "turn" | "bar" | "focus" | "scrim" | "chart" | "lift"
>;

declare module "@mui/material/styles" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- augmentation works only on interfaces
  interface Palette extends Own {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- likewise
  interface PaletteOptions extends Partial<Own> {}
  interface TypographyVariants {
    deadline: CSSProperties;
    control: CSSProperties;
    dense: CSSProperties;
  }
  interface TypographyVariantsOptions {
    deadline?: CSSProperties;
    control?: CSSProperties;
    dense?: CSSProperties;
  }
}

declare module "@mui/material/Typography" {
  interface TypographyPropsVariantOverrides {
    deadline: true;
    control: true;
    dense: true;
  }
}
