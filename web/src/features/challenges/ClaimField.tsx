import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";

import { Field, type FieldControl } from "@/ui/controls/Field";

import type { Challengeable } from "./types";
import { valueWords, type ChallengeDraft } from "./words";

interface ClaimFieldProps {
  field: Challengeable;
  draft: ChallengeDraft;
  error: string | undefined;
  onChange: (part: Partial<ChallengeDraft>) => void;
}

/** What should be recorded: a date, one of the scheme's words, or words of one's own, as the field takes them. */
export function ClaimField({ field, draft, error, onChange }: ClaimFieldProps) {
  const mayBeBlank = field.mayBeBlank && field.recorded !== null;
  return (
    <Box>
      {!draft.blank && (
        <Field
          label="What should be recorded"
          hint={`Recorded now: ${valueWords(field.recorded, field.type)}`}
          error={error}
        >
          {(control) => (
            <Control
              field={field}
              control={control}
              value={draft.claimed}
              onChange={(claimed) => onChange({ claimed })}
            />
          )}
        </Field>
      )}
      {mayBeBlank && (
        <FormControlLabel
          control={
            <Checkbox checked={draft.blank} onChange={(_, blank) => onChange({ blank, claimed: "" })} />
          }
          label="Nothing should be recorded"
        />
      )}
    </Box>
  );
}

interface ControlProps {
  field: Challengeable;
  control: FieldControl;
  value: string;
  onChange: (value: string) => void;
}

function Control({ field, control, value, onChange }: ControlProps) {
  if (field.choices.length > 0)
    return (
      <NativeSelect
        input={<OutlinedInput />}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        inputProps={control}
      >
        <option value="">Choose a value</option>
        {field.choices
          .filter((choice) => choice !== field.recorded)
          .map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
      </NativeSelect>
    );
  const isDate = field.type === "date";
  return (
    <OutlinedInput
      type={isDate ? "date" : "text"}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      inputProps={isDate ? control : { ...control, maxLength: 200 }}
    />
  );
}
