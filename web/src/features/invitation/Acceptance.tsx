import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { forgetInvitation, type InvitationLink } from "@/session/invitation";
import { usePortal } from "@/session/PortalContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

interface AcceptanceProps {
  link: InvitationLink;
  invitation: Schema<"InvitationPage">;
}

/** Accepting takes a sign-in with the invited address: the link alone lets nobody in. */
export function Acceptance({ link, invitation }: AcceptanceProps) {
  const signedIn = useSignedIn();
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <Typography sx={{ overflowWrap: "anywhere" }}>
        {invitation.invitedBy} invites you to work on the cases of <b>{invitation.organisationName}</b>. The
        invitation is for <b>{invitation.email}</b>.
      </Typography>
      {signedIn === false && <WayIn invitation={invitation} />}
      {signedIn === true && <Accept link={link} invitation={invitation} />}
    </Box>
  );
}

function WayIn({ invitation }: { invitation: Schema<"InvitationPage"> }) {
  const { auth } = usePortal();
  const signIn = (): void => void auth.signIn("/invitation");
  if (invitation.setUpUrl === null)
    return (
      <Card title="Sign in" padded>
        <Typography sx={{ mb: 4 }}>
          {invitation.signIn === "local"
            ? "New here? Choose “Forgot password” on the sign-in page to set one."
            : "Your organisation's own sign-in asks for your usual password."}
        </Typography>
        <Button variant="contained" onClick={signIn}>
          Sign in to accept
        </Button>
      </Card>
    );
  return (
    <>
      <Card title="1. Choose a password" padded>
        <Typography sx={{ mb: 4 }}>Only you will know it. You set up a second factor with it.</Typography>
        <Button variant="contained" href={invitation.setUpUrl}>
          Choose a password
        </Button>
      </Card>
      <Card title="2. Sign in" padded>
        <Typography sx={{ mb: 4 }}>You have chosen a password already?</Typography>
        <Button variant="outlined" onClick={signIn}>
          Sign in to accept
        </Button>
      </Card>
    </>
  );
}

function Accept({ link, invitation }: AcceptanceProps) {
  const { auth } = usePortal();
  const redeem = $api.useMutation("post", "/api/invitation-redemptions", {
    onSuccess: () => {
      forgetInvitation();
      // The whole portal anew: everything that was asked for before this moment was refused.
      location.assign("/");
    },
  });
  return (
    <>
      {redeem.error !== null && <ErrorNote what="You haven't joined yet." error={redeem.error} />}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button
          variant="contained"
          disabled={redeem.isPending || redeem.isSuccess}
          onClick={() => redeem.mutate({ body: link })}
        >
          {`Join ${invitation.organisationName}`}
        </Button>
        <Button variant="text" onClick={() => void auth.signOut("asked")}>
          Sign in with another address
        </Button>
      </Box>
    </>
  );
}

function useSignedIn(): boolean | null {
  const { auth } = usePortal();
  const [signedIn, setSignedIn] = useState<boolean | null>(null);
  useEffect(() => void auth.user().then((user) => setSignedIn(user !== null)), [auth]);
  return signedIn;
}
