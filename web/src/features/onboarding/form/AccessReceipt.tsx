import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { usePortal } from "@/session/PortalContext";
import { Note } from "@/ui/feedback/Note";

import { OpenPage } from "../OpenPage";

/** The number, and what has to happen next: also for somebody whose form was taken for a machine's. */
export function AccessReceipt({ receipt }: { receipt: Schema<"AccessReceipt"> }) {
  const { config } = usePortal();
  return (
    <OpenPage title="Check your email">
      <Note severity="success" role="status" lead={`Your request has the number ${receipt.number}.`}>
        We have sent an email to <b>{receipt.email}</b>. Follow its link within seven days to confirm the
        address: only then does anybody look at your request.
      </Note>
      <Typography>
        The same link shows how far your request is, and lets you answer questions. Don&rsquo;t pass it on.
      </Typography>
      <Typography>
        No email after ten minutes? Look in the junk folder, then write to{" "}
        <Link href={`mailto:${config.helpdesk.email}`}>{config.helpdesk.email}</Link> and quote the number.
      </Typography>
    </OpenPage>
  );
}
