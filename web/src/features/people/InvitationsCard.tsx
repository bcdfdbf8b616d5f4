import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { useMe } from "@/session/MeContext";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";
import { dateOf, formatDate } from "@/ui/format/dates";

import { personRow } from "./rows";
import { rolesInWords, useDone, type Invitation } from "./usePeople";

/** Who hasn't come yet. An invitation can be sent again or taken back. */
export function InvitationsCard({ invitations }: { invitations: Invitation[] }) {
  return (
    <Card title="Invited">
      {invitations.length === 0 && <EmptyState icon="done" title="Nobody is waiting to join" />}
      <Box component="ul" aria-label="Invitations">
        {invitations.map((invitation) => (
          <Line key={invitation.id} invitation={invitation} />
        ))}
      </Box>
    </Card>
  );
}

function Line({ invitation }: { invitation: Invitation }) {
  const done = useDone();
  const resend = $api.useMutation("post", "/api/invitations/{invitationId}/sendings", {
    onSuccess: () => done(`${invitation.name} gets a new email`),
  });
  const revoke = $api.useMutation("delete", "/api/invitations/{invitationId}", {
    onSuccess: () => done(`The invitation of ${invitation.name} is taken back`),
  });
  const path = { invitationId: invitation.id };
  const error = resend.error ?? revoke.error;
  return (
    <Box component="li" sx={personRow}>
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <Typography sx={{ fontWeight: 600 }}>{invitation.name}</Typography>
        <Typography variant="dense" component="div" color="textSecondary">
          {`${invitation.email} · ${rolesInWords(invitation.roles)}`}
        </Typography>
        <Fate invitation={invitation} />
        {error !== null && <ErrorNote what="Nothing has changed." error={error} />}
      </Box>
      <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
        <Button
          variant="outlined"
          size="small"
          disabled={resend.isPending}
          aria-label={`Send again to ${invitation.name}`}
          onClick={() =>
            resend.mutate({ params: { path, header: { "Idempotency-Key": newIdempotencyKey() } } })
          }
        >
          Send again
        </Button>
        <Button
          variant="text"
          size="small"
          disabled={revoke.isPending}
          aria-label={`Take back the invitation of ${invitation.name}`}
          onClick={() => revoke.mutate({ params: { path } })}
        >
          Take back
        </Button>
      </Box>
    </Box>
  );
}

function Fate({ invitation }: { invitation: Invitation }) {
  const { scheme } = useMe();
  const day = formatDate(dateOf(invitation.expiresAt, scheme.timeZone));
  if (invitation.undeliverable !== null)
    return (
      <Typography variant="dense" component="div" color="error">
        {`The email wasn't accepted: ${invitation.undeliverable}`}
      </Typography>
    );
  return (
    <Typography variant="dense" component="div" color="textSecondary">
      {invitation.expired ? `Ran out on ${day}` : `Open until ${day}`}
    </Typography>
  );
}
