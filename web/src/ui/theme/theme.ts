import { createTheme } from "@mui/material/styles";

import "./augmentation";
import { base } from "./components/base";
import { buttons } from "./components/buttons";
import { dataGrid } from "./components/dataGrid";
import { feedback } from "./components/feedback";
import { inputs } from "./components/inputs";
import { surfaces } from "./components/surfaces";
import { dark, light, radius } from "./tokens";
import { typography } from "./typography";

/** The whole look of Recourse. Pages carry layout only; anything else belongs in here. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: "r", colorSchemeSelector: "media" },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  breakpoints: { values: { xs: 0, sm: 720, md: 1024, lg: 1280, xl: 1600 } },
  spacing: 4,
  shape: { borderRadius: radius.card },
  typography,
  transitions: {
    duration: {
      shortest: 120,
      shorter: 120,
      short: 180,
      standard: 180,
      enteringScreen: 180,
      leavingScreen: 120,
    },
    easing: { easeOut: "cubic-bezier(.2, 0, 0, 1)", easeInOut: "cubic-bezier(.2, 0, 0, 1)" },
  },
  components: { ...base, ...buttons, ...inputs, ...surfaces, ...feedback, ...dataGrid },
});
