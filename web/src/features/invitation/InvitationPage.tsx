import Box from "@mui/material/Box";
import { useEffect, useState } from "react";

import { $api } from "@/api/client";
import { takeInvitation, type InvitationLink } from "@/session/invitation";
import { usePortal } from "@/session/PortalContext";
import { Brand } from "@/ui/Brand";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { PageHeading } from "@/ui/navigation/PageHeading";

import { Acceptance } from "./Acceptance";

/** Where the emailed link leads: what one is invited to, and the way in. */
export function Component() {
  const { config } = usePortal();
  const [link] = useState(takeInvitation);
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: "auto", p: "48px 24px" }}>
      <title>{`Your invitation · ${config.portalName}`}</title>
      <Box sx={{ mb: 6 }}>
        <Brand name={config.portalName} />
      </Box>
      <PageHeading>Your invitation</PageHeading>
      <Box sx={{ mt: 4 }}>
        {link === null ? (
          <Note severity="info" lead="Open the link in your email.">
            It brings the invitation along. If it has been lost, ask your administrator to send it again.
          </Note>
        ) : (
          <Invitation link={link} />
        )}
      </Box>
    </Box>
  );
}

function Invitation({ link }: { link: InvitationLink }) {
  const view = $api.useMutation("post", "/api/invitation-views");
  const { mutate } = view;
  useEffect(() => mutate({ body: link }), [mutate, link]);
  if (view.error !== null)
    return <ErrorNote what="This invitation can't be accepted." error={view.error} onRetry={retry} />;
  return view.data === undefined ? null : <Acceptance link={link} invitation={view.data} />;

  function retry(): void {
    mutate({ body: link });
  }
}
