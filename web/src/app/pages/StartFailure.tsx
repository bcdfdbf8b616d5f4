import Box from "@mui/material/Box";
import Link from "@mui/material/Link";

import { ErrorNote, type Trouble } from "@/ui/feedback/ErrorNote";
import { Brand } from "@/ui/Brand";

interface StartFailureProps {
  error: Trouble;
  onRetry: () => void;
  /** Help opens without an account, though not without the portal's settings. */
  help?: boolean;
}

/** The portal couldn't open: nothing of it can be shown but what went wrong. */
export function StartFailure({ error, onRetry, help = false }: StartFailureProps) {
  return (
    <Box component="main" sx={{ maxWidth: 560, m: "64px auto", px: 4, display: "grid", gap: 6 }}>
      <Box component="h1" sx={{ font: "inherit" }}>
        <title>Recourse</title>
        <Brand name="Recourse" />
      </Box>
      <ErrorNote what="The portal can't be opened." error={error} onRetry={onRetry} />
      {help && <Link href="/help">Get help</Link>}
    </Box>
  );
}
