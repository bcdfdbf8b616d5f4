import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useRef } from "react";

import { Field } from "@/ui/controls/Field";

interface ListFieldProps {
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

const EXAMPLE = "name,email,roles,businesses";

/** The list as text: typed, pasted from a spreadsheet, or read from a file. It stays in the browser until checked. */
export function ListField({ text, error, onChange }: ListFieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChange(await file.text());
  };
  return (
    <Box sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
      <Box sx={{ width: "100%" }}>
        <Field
          label="People, one on each line"
          hint={`First line: ${EXAMPLE}. Roles: caseworker, supervisor, or both with a semicolon between. Businesses by name, or all. Up to 200 people.`}
          error={error}
        >
          {(control) => (
            <OutlinedInput
              multiline
              minRows={8}
              maxRows={16}
              fullWidth
              value={text}
              onChange={(event) => onChange(event.target.value)}
              inputProps={{ ...control, maxLength: 100_000, spellCheck: false }}
            />
          )}
        </Field>
      </Box>
      <Button variant="outlined" onClick={() => chooser.current?.click()}>
        Read from a CSV file
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label="CSV file"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </Box>
  );
}
