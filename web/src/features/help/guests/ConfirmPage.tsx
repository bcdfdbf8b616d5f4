import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { PageHead } from "@/ui/layout/PageHead";

/** Where the emailed link leads. A press confirms: programs that look at links in emails must not use it up. */
export function Component() {
  const [link] = useState(takeLink);
  const { mutate, data, error, isPending } = $api.useMutation("post", "/api/help-request-confirmations");
  return (
    <Box sx={{ maxWidth: 560 }}>
      <PageHead title="Confirm your address" />
      {link === null && (
        <Note lead="Open the link in your email.">It brings along what proves your address.</Note>
      )}
      {error !== null && <ErrorNote what="Your address isn't confirmed." error={error} />}
      {data !== undefined && (
        <Note severity="success" role="status" lead={`${data.number} is with the helpdesk.`}>
          The answer comes to this address.
        </Note>
      )}
      {link !== null && data === undefined && error === null && (
        <>
          <Typography sx={{ mb: 4 }}>Then the helpdesk gets your question, and can answer it.</Typography>
          <Button variant="contained" disabled={isPending} onClick={() => mutate({ body: link })}>
            Confirm this address
          </Button>
        </>
      )}
    </Box>
  );
}

/** The secret leaves the address at once, so that nobody copies it along with the address. */
function takeLink(): Schema<"EmailedLink"> | null {
  const facts = new URLSearchParams(location.hash.slice(1));
  const [requestId, secret] = [facts.get("id"), facts.get("secret")];
  if (!requestId || !secret) return null;
  history.replaceState(history.state, "", location.pathname);
  return { requestId, secret };
}
