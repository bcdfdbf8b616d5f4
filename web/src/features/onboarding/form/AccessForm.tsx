import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type SubmitEvent } from "react";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useOpenForm } from "@/session/openForm";
import { TrapField } from "@/ui/controls/TrapField";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { plural } from "@/ui/format/words";

import {
  mistakesIn,
  mistakesOf,
  tidied,
  type Application,
  type Mistakes,
  type Rules,
} from "../model/application";
import { FormParts } from "./FormParts";
import { MistakesContext } from "./parts";
import { useApplication } from "./useApplication";

interface AccessFormProps {
  rules: Rules;
  onSent: (receipt: Schema<"AccessReceipt">) => void;
}

export function AccessForm({ rules, onSent }: AccessFormProps) {
  const { application, change, drop, begun } = useApplication();
  const { trap, setTrap, send } = useOpenForm("access-request");
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const form = useRef<HTMLFormElement>(null);
  const showMistakes = (found: Mistakes): void => {
    setMistakes(found);
    setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  const sending = useMutation<Schema<"AccessReceipt">, unknown, Application>({
    mutationFn: (whole) =>
      send(async (stamped) => {
        const body = { stamped, application: { ...whole, privacyNoticeAccepted: true as const } };
        const { data } = await api.POST("/api/access-requests", { body });
        if (data === undefined) throw new Error("The receipt is empty.");
        return data;
      }),
    onSuccess: (receipt) => {
      drop();
      onSent(receipt);
    },
    onError: (error) => showMistakes(mistakesOf(error instanceof ApiError ? error.errors : undefined)),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const whole = tidied(application);
    change(whole);
    const found = mistakesIn(whole, rules);
    if (Object.keys(found).length > 0) showMistakes(found);
    else if (!sending.isPending) sending.mutate(whole);
  };
  const wrong = Object.keys(mistakes).length;
  return (
    <MistakesContext value={mistakes}>
      <Box component="form" ref={form} noValidate onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
        <TrapField value={trap} onChange={setTrap} />
        <FormParts application={application} rules={rules} change={change} />
        {wrong > 0 && (
          <Note
            severity="error"
            role="alert"
            lead={`${plural(wrong, "answer needs", "answers need")} another look.`}
          >
            Nothing has been sent. Each is marked above.
          </Note>
        )}
        {wrong === 0 && sending.error instanceof ApiError && (
          <ErrorNote what="Your request hasn't been sent." error={sending.error} />
        )}
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button variant="contained" type="submit" disabled={sending.isPending}>
            {sending.isPending ? "Sending…" : "Send the request"}
          </Button>
          {begun && (
            <Button
              variant="text"
              onClick={() => {
                drop();
                setMistakes({});
              }}
            >
              Clear the form
            </Button>
          )}
        </Box>
      </Box>
    </MistakesContext>
  );
}
