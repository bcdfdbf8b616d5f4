import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type SyntheticEvent } from "react";

import { DateField } from "@/ui/controls/DateField";
import { Field } from "@/ui/controls/Field";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { useMake } from "./useRequests";

const LONGEST_WHAT = 120;

/** Asks the business for one more thing. */
export function AskForm({ reference, proposedDue }: { reference: string; proposedDue: string }) {
  const [what, setWhat] = useState("");
  const [details, setDetails] = useState("");
  const [due, setDue] = useState(proposedDue);
  const [tried, setTried] = useState(false);
  const made = useMake(() => {
    setWhat("");
    setDetails("");
    setDue(proposedDue);
    setTried(false);
  });
  const mistake = whatMistake(what);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (mistake === undefined && due !== "" && !made.isPending)
      made.make(reference, { what: what.trim(), details: details.trim(), due });
  };
  return (
    <Card title="Ask for something" padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4, maxWidth: 560 }}>
        {made.error !== null && <ErrorNote what="Nothing has been asked." error={made.error} />}
        <Field label="What you need" hint="In a few words" error={tried ? mistake : undefined}>
          {(control) => (
            <OutlinedInput
              value={what}
              onChange={({ target }) => setWhat(target.value)}
              inputProps={control}
            />
          )}
        </Field>
        <TextArea label="Details (optional)" value={details} rows={2} longest={1000} onChange={setDetails} />
        <DateField
          label="Last day"
          hint="A day off moves on to the next working day."
          error={tried && due === "" ? "Choose a day" : undefined}
          value={due}
          onChange={setDue}
        />
        <Box>
          <Button variant="contained" type="submit" disabled={made.isPending}>
            {made.isPending ? "Asking…" : "Ask for it"}
          </Button>
        </Box>
      </Box>
    </Card>
  );
}

function whatMistake(what: string): string | undefined {
  if (what.trim() === "") return "Say what you need";
  return what.trim().length > LONGEST_WHAT ? `Use up to ${LONGEST_WHAT} characters` : undefined;
}
