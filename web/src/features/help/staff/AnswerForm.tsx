import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type SyntheticEvent } from "react";

import type { Schema } from "@/api/types";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { textMistake } from "../tickets/types";
import { useStaffActs, type Where } from "./useStaffTickets";

/** The partition of those who wrote without signing in. */
const GUESTS = "guests";

/** Answers a ticket and perhaps resolves it; a resolved one is taken up again. */
export function AnswerForm({ ticket, where }: { ticket: Schema<"StaffTicket">; where: Where }) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const acts = useStaffActs(where, ticket.etag, () => {
    setText("");
    setTried(false);
  });
  const resolved = ticket.state === "resolved";
  const wrong = textMistake(text, resolved ? "Say why it is taken up again" : "Write an answer first");
  const act = (resolves: boolean): void => {
    setTried(true);
    if (wrong !== undefined || acts.busy) return;
    if (resolved) acts.reopen(text.trim());
    else acts.answer(text.trim(), resolves);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    act(false);
  };
  return (
    <Card title={resolved ? "Take it up again" : "Answer"} padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
        {acts.error !== null && <ErrorNote what="Nothing has been done." error={acts.error} />}
        <TextArea
          label={resolved ? "Why" : "Your answer"}
          hint={
            where.organisationId === GUESTS
              ? "It goes to the writer by email as it stands."
              : "The writer reads it in the portal. The email only says that there is an answer."
          }
          error={tried ? wrong : undefined}
          value={text}
          rows={4}
          onChange={setText}
        />
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button variant="contained" type="submit" disabled={acts.busy}>
            {resolved ? "Reopen the ticket" : "Send answer"}
          </Button>
          {!resolved && (
            <>
              <Button disabled={acts.busy} onClick={() => act(true)}>
                Send answer and resolve
              </Button>
              <Button variant="text" disabled={acts.busy} onClick={acts.resolve}>
                Resolve without a word
              </Button>
            </>
          )}
        </Box>
      </Box>
    </Card>
  );
}
