import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { ReactNode } from "react";

import { Field, type FieldProps } from "./Field";

interface SelectFieldProps<Value extends string> extends Omit<FieldProps, "children"> {
  value: Value;
  onChange: (value: Value) => void;
  /** The options: their values are of `Value`. */
  children: ReactNode;
}

/** A choice of one from a list. */
export function SelectField<Value extends string>({
  value,
  onChange,
  children,
  ...field
}: SelectFieldProps<Value>) {
  return (
    <Field {...field}>
      {(control) => (
        <NativeSelect
          input={<OutlinedInput />}
          value={value}
          onChange={({ target }) => onChange(target.value as Value)}
          inputProps={control}
        >
          {children}
        </NativeSelect>
      )}
    </Field>
  );
}
