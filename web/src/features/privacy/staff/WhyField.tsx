import OutlinedInput from "@mui/material/OutlinedInput";

import { Field } from "@/ui/controls/Field";

interface WhyFieldProps {
  label: string;
  value: string;
  tried: boolean;
  onChange: (value: string) => void;
}

/** A reason, which has to be given. */
export function WhyField({ label, value, tried, onChange }: WhyFieldProps) {
  const missing = tried && value.trim().length < 3;
  return (
    <Field label={label} error={missing ? "Say why, in a few words" : undefined}>
      {(control) => (
        <OutlinedInput
          multiline
          minRows={3}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={{ ...control, maxLength: 2000 }}
        />
      )}
    </Field>
  );
}
