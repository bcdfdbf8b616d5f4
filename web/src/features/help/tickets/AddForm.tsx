import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type SyntheticEvent } from "react";

import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { Card } from "@/ui/layout/Card";

import { FileField } from "./FileField";
import { filesMistake } from "./screenshots";
import { textMistake } from "./types";
import { postMessage, useSending, useTicketActs, useTicketForm } from "./useTickets";

/** Writes something more, or says that it is solved. */
export function AddForm({ ticketId }: { ticketId: string }) {
  const form = useTicketForm().data;
  const { busy, error, send } = useSending();
  const acts = useTicketActs(ticketId, () => showToast("Resolved"));
  const [text, setText] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [tried, setTried] = useState(false);
  const wrong = textMistake(text, "Write something first");
  const wrongFiles = form && filesMistake(files, form);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrong !== undefined || wrongFiles !== undefined || busy) return;
    if ((await send(files, postMessage(ticketId, text.trim()))) === null) return;
    setText("");
    setFiles([]);
    setTried(false);
    showToast("Sent to the helpdesk");
  };
  return (
    <Card title="Write back" padded>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void submit(event)}
        sx={{ display: "grid", gap: 4 }}
      >
        {error !== null && <ErrorNote what="Nothing has been sent." error={error} />}
        {acts.error !== null && <ErrorNote what="It isn't resolved." error={acts.error} />}
        <TextArea label="Your message" error={tried ? wrong : undefined} value={text} onChange={setText} />
        <FileField files={files} onChange={setFiles} error={wrongFiles} />
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button variant="contained" type="submit" disabled={busy || acts.busy}>
            {busy ? "Sending…" : "Send message"}
          </Button>
          <Button disabled={busy || acts.busy} onClick={acts.resolve}>
            It&rsquo;s solved
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
