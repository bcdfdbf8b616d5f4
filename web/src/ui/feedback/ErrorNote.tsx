import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import { CopyButton } from "./CopyButton";
import { Note } from "./Note";

/** The part of a problem (RFC 9457) that people see. */
export interface Trouble {
  detail: string;
  /** Empty when there is nothing to quote. */
  correlationId: string;
  /** HTTP status, where an answer brought the trouble. */
  status?: number;
}

const FORBIDDEN = 403;

interface ErrorNoteProps {
  /** What can't be shown or done: "The cases can't be shown." */
  what: string;
  /** The trouble as the API tells it. */
  error: Trouble;
  onRetry?: () => void;
}

/** Trouble in the place where it happened: what, what to do, and the id for the helpdesk. */
export function ErrorNote({ what, error, onRetry }: ErrorNoteProps) {
  // Who isn't allowed isn't allowed by trying again, and no fault of the portal's is to be looked for.
  const forbidden = error.status === FORBIDDEN;
  const id = forbidden ? "" : error.correlationId;
  const actions = (
    <>
      {onRetry !== undefined && !forbidden && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
      {id !== "" && <CopyButton text={id} what="the error id" labelled />}
    </>
  );
  return (
    <Note severity="error" role="alert" lead={what} actions={actions}>
      {error.detail}
      {id !== "" && (
        <>
          {" If it goes on, quote "}
          <Box component="span" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
            {id}
          </Box>
          {" to the helpdesk."}
        </>
      )}
    </Note>
  );
}
