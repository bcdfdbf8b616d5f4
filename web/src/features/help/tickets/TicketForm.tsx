import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useState, type SyntheticEvent } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { SelectField } from "@/ui/controls/SelectField";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { SentAlong } from "../SentAlong";
import { browserName } from "./browserName";
import { FileField } from "./FileField";
import { filesMistake } from "./screenshots";
import { textMistake } from "./types";
import { postTicket, useSending, useTicketForm } from "./useTickets";

interface TicketFormProps {
  /** The page that the trouble is on: its path, without what was searched for there. */
  page: string;
  onSent: (receipt: Schema<"TicketReceipt">) => void;
}

/** Asks the helpdesk. Whatever goes along beside the person's own words is on the form. */
export function TicketForm({ page, onSent }: TicketFormProps) {
  const form = useTicketForm();
  if (form.error !== null)
    return (
      <ErrorNote what="The form can't be shown." error={form.error} onRetry={() => void form.refetch()} />
    );
  return form.data === undefined ? null : <Fields form={form.data} page={page} onSent={onSent} />;
}

function Fields({ form, page, onSent }: TicketFormProps & { form: Schema<"TicketForm"> }) {
  const { user } = useMe();
  const { busy, error, send } = useSending();
  const [topic, setTopic] = useState(form.topics[0]?.code ?? "other");
  const [affected, setAffected] = useState(user.email);
  const [description, setDescription] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [tried, setTried] = useState(false);
  const wrong = textMistake(description, "Describe what you wanted to do and what happened");
  const wrongFiles = filesMistake(files, form);
  const browser = browserName(navigator.userAgent);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrong !== undefined || wrongFiles !== undefined || busy) return;
    const body = { topic, affected: affected.trim(), description: description.trim(), browser, page };
    const receipt = await send(files, postTicket(body));
    if (receipt !== null) onSent(receipt);
  };

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gap: 4 }}
    >
      {error !== null && <ErrorNote what="Nothing has been sent." error={error} />}
      <SelectField label="What it is about" value={topic} onChange={setTopic}>
        {form.topics.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </SelectField>
      <Field label="Account that has the trouble" hint="Yours, or that of a colleague">
        {(control) => (
          <OutlinedInput
            value={affected}
            onChange={({ target }) => setAffected(target.value)}
            inputProps={{ ...control, maxLength: 400 }}
          />
        )}
      </Field>
      <TextArea
        label="What happened"
        hint="What you wanted to do, what you saw, and the error id if there was one. Nothing about people in a case."
        error={tried ? wrong : undefined}
        value={description}
        rows={4}
        onChange={setDescription}
      />
      <FileField
        files={files}
        onChange={setFiles}
        error={tried || files.length > 0 ? wrongFiles : undefined}
      />
      <SentAlong
        facts={[
          { label: "Your name and email", value: `${user.name}, ${user.email}` },
          { label: "Browser", value: browser },
          { label: "Internet address", value: form.address },
          ...(page === "" ? [] : [{ label: "Page", value: page }]),
        ]}
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
        <Button variant="contained" type="submit" disabled={busy}>
          {busy ? "Sending…" : "Send to the helpdesk"}
        </Button>
        <Typography variant="dense" color="textSecondary">
          About a case? <RouteLink to="/help/updates">Send an update instead</RouteLink>
        </Typography>
      </Box>
    </Box>
  );
}
