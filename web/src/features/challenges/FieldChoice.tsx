import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";

import type { CaseDetails, Challengeable, ChallengeWindow } from "./types";
import { windowNames, windowWords } from "./words";

interface FieldChoiceProps {
  details: CaseDetails;
  /** Those that can be challenged now. */
  fields: readonly Challengeable[];
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}

/** Which field it is about, each under its window. */
export function FieldChoice({ details, fields, value, error, onChange }: FieldChoiceProps) {
  const { scheme } = useMe();
  const open = (Object.keys(windowNames) as ChallengeWindow[]).filter((window) =>
    fields.some((field) => field.window === window),
  );
  const hint = open
    .map((window) => `${windowNames[window]}: ${windowWords(details, window, scheme.timeZone)}.`)
    .join(" ");
  return (
    <Field label="What is recorded wrongly" hint={hint} error={error}>
      {(control) => (
        <NativeSelect
          input={<OutlinedInput />}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={control}
        >
          <option value="">Choose a field</option>
          {open.map((window) => (
            <optgroup key={window} label={windowNames[window]}>
              {fields
                .filter((field) => field.window === window)
                .map(({ name, label }) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
