import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { AccessDialog } from "./AccessDialog";
import { InvitationsCard } from "./InvitationsCard";
import { InviteDialog } from "./InviteDialog";
import { InviteListDialog } from "./list/InviteListDialog";
import { PeopleCard } from "./PeopleCard";
import { usePeople, type Person } from "./usePeople";

/** Who works here, what they may do, and who is still invited. No case data. */
export function Component() {
  const { organisation, namedContact, scheme } = useMe();
  const { data, error, refetch } = usePeople();
  const [inviting, setInviting] = useState(false);
  const [listing, setListing] = useState(false);
  const [changed, setChanged] = useState<Person | null>(null);
  return (
    <>
      <PageHead
        title="People"
        lede={`Everyone at ${organisation.name} who can sign in.`}
        actions={
          <>
            <Button variant="outlined" disabled={data === undefined} onClick={() => setListing(true)}>
              Invite a list
            </Button>
            <Button variant="contained" disabled={data === undefined} onClick={() => setInviting(true)}>
              Invite someone
            </Button>
          </>
        }
      />
      {error !== null && (
        <ErrorNote what="The people can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Box sx={{ display: "grid", gap: 4 }}>
          {data.tooFewAdministrators && (
            <Note severity="warning" lead="You have only one active administrator.">
              Two are recommended, so that somebody is there when one is away.{" "}
              <RouteLink to="/administrators">Ask the helpdesk for another</RouteLink>.
            </Note>
          )}
          <PeopleCard list={data} onChange={setChanged} />
          <InvitationsCard invitations={data.invitations} />
          {namedContact !== null && (
            <Note severity="info" lead={`Your contact at ${scheme.name}:`}>
              {`${namedContact.name}, `}
              <Link href={`mailto:${namedContact.email}`}>{namedContact.email}</Link>
            </Note>
          )}
        </Box>
      )}
      {inviting && data !== undefined && <InviteDialog list={data} onClose={() => setInviting(false)} />}
      {listing && <InviteListDialog onClose={() => setListing(false)} />}
      {changed !== null && data !== undefined && (
        <AccessDialog person={changed} list={data} onClose={() => setChanged(null)} />
      )}
    </>
  );
}
