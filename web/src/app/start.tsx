import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";

import { setTokenSource } from "@/api/client";
import { ApiError, offlineError } from "@/api/problem";
import { followIf } from "@/api/trace";
import { activity } from "@/session/activity";
import { Auth } from "@/session/auth";
import { loadConfig } from "@/session/config";
import { chooseRealm } from "@/session/realm";
import { isAllowed } from "@/session/storage/choices";
import { obeyChoices } from "@/session/storage/door";
import { theme } from "@/ui/theme/theme";

import { App } from "./App";
import { StartFailure } from "./pages/StartFailure";

/** Reads the portal's settings, joins the API client to the session, and draws the app. */
export async function start(root: Root): Promise<void> {
  try {
    obeyChoices();
    followIf(() => isAllowed("analytical"));
    chooseRealm(location.pathname);
    const config = await loadConfig();
    const auth = new Auth(config);
    setTokenSource({
      accessToken: () => auth.accessToken(),
      rejected: (code) => auth.rejected(code),
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
