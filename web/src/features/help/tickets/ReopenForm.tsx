import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type SyntheticEvent } from "react";

import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { Card } from "@/ui/layout/Card";

import { textMistake } from "./types";
import { useTicketActs } from "./useTickets";

export function ReopenForm({ ticketId }: { ticketId: string }) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, error, reopen } = useTicketActs(ticketId, () => showToast("Reopened"));
  const wrong = textMistake(text, "Say what is still wrong");
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined && !busy) reopen(text.trim());
  };
  return (
    <Card title="Not solved after all?" padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
        {error !== null && <ErrorNote what="It isn't reopened." error={error} />}
        <TextArea
          label="What is still wrong"
          error={tried ? wrong : undefined}
          value={text}
          onChange={setText}
        />
        <Box>
          <Button type="submit" disabled={busy}>
            {busy ? "Reopening…" : "Reopen the ticket"}
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
