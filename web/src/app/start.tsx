import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";

import { setTokenSource } from "@/api/client";
import { ApiError, offlineError } from "@/api/problem";
import { activity } from "@/session/activity";
import { Auth } from "@/session/auth";
import { loadConfig } from "@/session/config";
import { chooseRealm } from "@/session/realm";
import { theme } from "@/ui/theme/theme";

import { App } from "./App";
import { StartFailure } from "./pages/StartFailure";

/** Reads the portal's settings, joins the API client to the session, and draws the app. */
export async function start(root: Root): Promise<void> {
  try {
    chooseRealm(location.pathname);
    const config = await loadConfig();
    const auth = new Auth(config);
    setTokenSource({
      accessToken: () => auth.accessToken(),
      rejected: () => auth.rejected(),
      somebodyThere: () => activity.isRecent(),
    });
    root.render(
      <StrictMode>
        <App portal={{ config, auth }} />
      </StrictMode>,
    );
  } catch (error) {
    root.render(
      <ThemeProvider theme={theme}>
        <CssBaseline enableColorScheme />
        <StartFailure
          error={error instanceof ApiError ? error : offlineError()}
          onRetry={() => void start(root)}
        />
      </ThemeProvider>,
    );
  }
}
