import OutlinedInput from "@mui/material/OutlinedInput";

import { Field, type FieldProps } from "./Field";

interface DateFieldProps extends Omit<FieldProps, "children"> {
  /** As ISO 8601 writes days; empty for none. */
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** A field for a day. */
export function DateField({ value, min, max, onChange, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <OutlinedInput
          type="date"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={{ ...control, min, max }}
        />
      )}
    </Field>
  );
}
