import OutlinedInput from "@mui/material/OutlinedInput";

import { Field, type FieldProps } from "./Field";

interface TextAreaProps extends Omit<FieldProps, "children"> {
  value: string;
  /** Lines to begin with; it grows with the text. */
  rows?: number;
  /** Lines beyond which it scrolls. */
  mostRows?: number;
  /** In characters; typing stops there. */
  longest?: number;
  onChange: (value: string) => void;
}

/** A field for several lines of text. */
export function TextArea({ value, rows = 3, mostRows, longest, onChange, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) => (
        <OutlinedInput
          multiline
          minRows={rows}
          maxRows={mostRows}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={{ ...control, maxLength: longest }}
        />
      )}
    </Field>
  );
}
