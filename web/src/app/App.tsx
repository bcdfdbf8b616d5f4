import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router/dom";

import { queryClient } from "@/api/queryClient";
import { PortalContext, type Portal } from "@/session/PortalContext";
import { Toaster } from "@/ui/feedback/Toaster";
import { theme } from "@/ui/theme/theme";

import { router } from "./router";

export function App({ portal }: { portal: Portal }) {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      <QueryClientProvider client={queryClient}>
        <PortalContext value={portal}>
          <RouterProvider router={router} />
          <Toaster />
        </PortalContext>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
