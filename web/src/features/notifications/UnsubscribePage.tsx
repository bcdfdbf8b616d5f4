import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useSearchParams } from "react-router";

import { $api } from "@/api/client";
import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { PageHeading } from "@/ui/navigation/PageHeading";
import { RouteLink } from "@/ui/navigation/RouteLink";

/** Out of the daily email without signing in. A press, not a visit, does it: mail scanners visit every link. */
export function Component() {
  const { config } = usePortal();
  const [search] = useSearchParams();
  const stop = $api.useMutation("post", "/api/unsubscriptions");
  const token = search.get("token") ?? "";
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: "auto", p: "48px 24px" }}>
      <Box sx={{ mb: 6 }}>
        <Brand name={config.portalName} />
      </Box>
      <PageHeading>Stop the daily email</PageHeading>
      <Typography color="textSecondary" sx={{ my: 4 }}>
        You won&rsquo;t get the email of 8:00 any more. Messages on your cases come one by one instead, as{" "}
        {config.schemeName} asks; everything else stays in the portal.
      </Typography>
      {stop.error !== null && <ErrorNote what="The daily email goes on." error={stop.error} />}
      {stop.isSuccess ? (
        <Note severity="success" role="status" lead="The daily email is stopped.">
          <RouteLink to="/notifications/preferences">Choose what you hear about</RouteLink>
        </Note>
      ) : (
        <Button
          variant="contained"
          disabled={stop.isPending}
          onClick={() => stop.mutate({ params: { query: { token } } })}
        >
          Stop the daily email
        </Button>
      )}
    </Box>
  );
}
