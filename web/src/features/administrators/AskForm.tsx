import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type SubmitEvent } from "react";

import { $api } from "@/api/client";
import { useAct } from "@/api/useAct";
import { Field } from "@/ui/controls/Field";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { Card } from "@/ui/layout/Card";

const empty = { name: "", email: "", why: "" };

export function AskForm() {
  const [asked, setAsked] = useState(empty);
  const [tried, setTried] = useState(false);
  const { header, options } = useAct(() => {
    showToast("The helpdesk has your request");
    setAsked(empty);
    setTried(false);
  });
  const ask = $api.useMutation("post", "/api/further-administrators", options);
  const missing = (value: string, words: string): string | undefined =>
    tried && value.trim() === "" ? words : undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.values(asked).every((value) => value.trim() !== "") && !ask.isPending)
      ask.mutate({ params: { header }, body: asked });
  };
  return (
    <Card title="Ask the helpdesk" padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4, maxWidth: 560 }}>
        {ask.error !== null && <ErrorNote what="Nothing has been asked." error={ask.error} />}
        <Field label="Full name" error={missing(asked.name, "Enter their full name")}>
          {(control) => (
            <OutlinedInput
              value={asked.name}
              onChange={({ target }) => setAsked({ ...asked, name: target.value })}
              inputProps={{ ...control, maxLength: 120, autoComplete: "off" }}
            />
          )}
        </Field>
        <Field
          label="Work email"
          hint="Their own, at one of your domains. They may have an account already."
          error={missing(asked.email, "Enter their email address")}
        >
          {(control) => (
            <OutlinedInput
              type="email"
              value={asked.email}
              onChange={({ target }) => setAsked({ ...asked, email: target.value })}
              inputProps={{ ...control, maxLength: 254, autoComplete: "off" }}
            />
          )}
        </Field>
        <TextArea
          label="Why"
          hint="Who they are, and whom they stand in for"
          error={missing(asked.why, "Say why")}
          value={asked.why}
          rows={2}
          longest={2000}
          onChange={(value) => setAsked({ ...asked, why: value })}
        />
        <Box>
          <Button variant="contained" type="submit" disabled={ask.isPending}>
            Ask for an administrator
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
