import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

import { $api } from "@/api/client";
import { useMe, type Me } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { PageHeading } from "@/ui/navigation/PageHeading";

import { TermsReader } from "./TermsReader";

/** Stands before every page until the current terms are accepted on behalf of the organisation. */
export function TermsGate() {
  const { terms, organisation, user } = useMe();
  const { auth, config } = usePortal();
  const queries = useQueryClient();
  const accept = $api.useMutation("post", "/api/terms-acceptances", {
    // The answer says all that changed: asking who I am again would only show the same, later.
    onSuccess: ({ version }) =>
      queries.setQueriesData<Me>({ queryKey: ["get", "/api/me"] }, (me) =>
        me === undefined ? me : { ...me, terms: { ...me.terms, acceptedVersion: version } },
      ),
  });
  // What can't be read yet can't be accepted; and the text that comes moves the button from under a pointer.
  const [canBeRead, setCanBeRead] = useState(false);
  const onShown = useCallback(() => setCanBeRead(true), []);
  const again = terms.acceptedVersion !== null;

  return (
    <Box component="main" sx={{ maxWidth: 720, m: "0 auto", p: { xs: 4, sm: 6 } }}>
      <Box sx={{ mb: 6 }}>
        <Brand name={config.portalName} />
      </Box>
      <PageHeading>Terms of use</PageHeading>
      <Typography color="textSecondary" sx={{ mt: 1, mb: 5 }}>
        {again ? "The terms have changed since you accepted them. " : ""}
        You accept them on behalf of {organisation.name}. Nothing of any case is shown before that.
      </Typography>
      <Paper variant="outlined" sx={{ p: 5 }}>
        <TermsReader onShown={onShown} />
      </Paper>
      {accept.error !== null && (
        <Box sx={{ mt: 4 }}>
          <ErrorNote what="Your acceptance wasn't recorded." error={accept.error} />
        </Box>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, mt: 5 }}>
        <Button
          variant="contained"
          disabled={!canBeRead || accept.isPending}
          onClick={() => accept.mutate({ body: { version: terms.currentVersion } })}
        >
          {accept.isPending ? "Accepting…" : "Accept the terms"}
        </Button>
        <Button variant="text" onClick={() => void auth.signOut("asked")}>
          Sign out
        </Button>
      </Box>
      <Typography variant="dense" color="textSecondary" sx={{ mt: 4 }}>
        Signed in as {user.name}, {user.email}. <RouteLink to="/privacy">Privacy notice</RouteLink>
      </Typography>
    </Box>
  );
}
