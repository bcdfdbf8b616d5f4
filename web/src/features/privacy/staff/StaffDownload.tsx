import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { useStaffLink, type Request } from "./useHandling";

/** The copy made for somebody without an account: whoever handled the request sends it on. */
export function StaffDownload({ request }: { request: Request }) {
  const link = useStaffLink();
  if (request.subject.accountId !== null) return null;
  const path = { organisationId: request.organisationId, requestId: request.id };
  return (
    <Card title="The copy" padded>
      <Typography sx={{ mb: 3, maxWidth: "64ch" }}>
        Send it so that nobody else can read it, for example by a link that needs a password.
      </Typography>
      {link.error !== null && <ErrorNote what="There is no link." error={link.error} />}
      <Button
        variant="contained"
        disabled={link.isPending}
        onClick={() => link.mutate({ params: { path } }, { onSuccess: ({ url }) => location.assign(url) })}
      >
        Download the copy
      </Button>
    </Card>
  );
}
