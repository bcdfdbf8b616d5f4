import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";

import { api } from "@/api/client";
import { ApiError, offlineError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useOpenForm } from "@/session/openForm";
import { Field } from "@/ui/controls/Field";
import { TrapField } from "@/ui/controls/TrapField";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";

import { SentAlong } from "../SentAlong";
import { browserName } from "../tickets/browserName";
import { textMistake } from "../tickets/types";
import { emailMistake } from "./emailMistake";

type Words = Pick<Schema<"HelpRequest">, "name" | "email" | "affected" | "description">;

const EMPTY = { name: "", email: "", affected: "", description: "" };

/** Asks the helpdesk without an account. The question waits until its address is proven. */
export function GuestForm() {
  const form = useOpenForm("help");
  const [words, setWords] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const browser = browserName(navigator.userAgent);
  const sending = useMutation({
    mutationFn: (body: Words) =>
      form.send(async (stamped) => {
        const { data } = await api.POST("/api/help-requests", {
          body: { ...body, ...stamped, browser, page: "/help/ask" },
        });
        return data;
      }),
  });
  const mistakes = {
    name: words.name.trim() === "" ? "Enter your name" : undefined,
    email: emailMistake(words.email),
    description: textMistake(words.description, "Describe what you wanted to do and what happened"),
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.values(mistakes).some((each) => each !== undefined) || sending.isPending) return;
    sending.mutate({
      name: words.name.trim(),
      email: words.email.trim(),
      affected: words.affected.trim(),
      description: words.description.trim(),
    });
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: words[name],
    onChange: ({ target }: { target: { value: string } }) => setWords({ ...words, [name]: target.value }),
  });

  if (sending.data !== undefined)
    return (
      <Note severity="success" role="status" lead="One step more: look into your mailbox.">
        {`We wrote to ${words.email.trim()}. Open the link in that email within ${sending.data.confirmWithinDays} days, and the helpdesk gets your question. Nothing came? Look in your spam folder, and check the address.`}
      </Note>
    );
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4, maxWidth: 560 }}>
      {sending.error !== null && <ErrorNote what="Nothing has been sent." error={trouble(sending.error)} />}
      <Field label="Your name" error={tried ? mistakes.name : undefined}>
        {(control) => (
          <OutlinedInput
            {...field("name")}
            inputProps={{ ...control, maxLength: 100, autoComplete: "name" }}
          />
        )}
      </Field>
      <Field
        label="Your email address"
        hint="You get a link to confirm it, and the answer."
        error={tried ? mistakes.email : undefined}
      >
        {(control) => (
          <OutlinedInput
            type="email"
            {...field("email")}
            inputProps={{ ...control, maxLength: 254, autoComplete: "email" }}
          />
        )}
      </Field>
      <Field label="Account that has the trouble (optional)" hint="If it isn't the address above">
        {(control) => <OutlinedInput {...field("affected")} inputProps={{ ...control, maxLength: 400 }} />}
      </Field>
      <Field
        label="What happened"
        hint="What you wanted to do and what you saw. No passwords or codes, and nothing about a case."
        error={tried ? mistakes.description : undefined}
      >
        {(control) => <OutlinedInput multiline minRows={4} {...field("description")} inputProps={control} />}
      </Field>
      <TrapField value={form.trap} onChange={form.setTrap} />
      <SentAlong
        facts={[
          { label: "Browser", value: browser },
          { label: "Internet address", value: "The one you are at now" },
        ]}
      />
      <Box>
        <Button variant="contained" type="submit" disabled={sending.isPending}>
          {sending.isPending ? "Sending…" : "Send question"}
        </Button>
      </Box>
    </Box>
  );
}

const trouble = (error: Error) => (error instanceof ApiError ? error : offlineError());
