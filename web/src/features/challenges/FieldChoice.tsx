import { useMe } from "@/session/MeContext";

import type { CaseDetails, Challengeable, ChallengeWindow } from "./types";
import { windowNames, windowWords } from "./words";
import { SelectField } from "@/ui/controls/SelectField";

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
    <SelectField label="What is recorded wrongly" hint={hint} error={error} value={value} onChange={onChange}>
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
    </SelectField>
  );
}
