import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { ListField } from "./ListField";
import { ListLines } from "./ListLines";
import { reportOf } from "./report";
import { saveReport } from "./saveReport";
import { useInviteList } from "./useInviteList";

const START = "name,email,roles,businesses\n";
const OF_THE_LIST = ["list-unreadable", "list-too-long"];

/** Invites many at once: the list is looked over first, line by line, and nothing is sent before that was seen. */
export function InviteListDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState(START);
  const list = useInviteList();
  const { lines, fit, busy, isSent, checkError } = list;
  const people = plural(fit, "person", "people");
  const problem = OF_THE_LIST.includes(checkError?.code ?? "") ? checkError?.detail : undefined;
  const submit = (): void => {
    if (isSent) onClose();
    else if (lines === undefined) list.check(text);
    else if (fit > 0) list.send();
  };
  return (
    <TaskDialog
      title="Invite a list of people"
      note={lines === undefined ? "Nobody is invited before you have seen the result." : undefined}
      wide
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {lines !== undefined && (
            <Button variant="text" onClick={() => saveReport(reportOf(lines))}>
              Download the report
            </Button>
          )}
          {lines !== undefined && !isSent && (
            <Button variant="outlined" disabled={busy} onClick={list.again}>
              Change the list
            </Button>
          )}
          {lines === undefined ? (
            <Button variant="contained" type="submit" disabled={busy || text.trim() === ""}>
              Check the list
            </Button>
          ) : (
            <Button variant="contained" type="submit" disabled={busy || (fit === 0 && !isSent)}>
              {isSent ? "Close" : `Invite ${people}`}
            </Button>
          )}
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        {checkError !== null && problem === undefined && (
          <ErrorNote what="The list couldn't be checked." error={checkError} />
        )}
        {list.sendError !== null && (
          <ErrorNote
            what="Not everybody was invited. Try again: nobody is invited twice."
            error={list.sendError}
          />
        )}
        {lines === undefined ? (
          <ListField text={text} error={problem} onChange={setText} />
        ) : (
          <>
            <Typography role="status">{summary(lines.length, fit, isSent)}</Typography>
            <ListLines lines={lines} />
          </>
        )}
      </Box>
    </TaskDialog>
  );
}

function summary(all: number, fit: number, isSent: boolean): string {
  if (isSent) return "The invitations are on their way. This is what became of each line.";
  return `${fit} of ${plural(all, "person", "people")} can be invited.`;
}
