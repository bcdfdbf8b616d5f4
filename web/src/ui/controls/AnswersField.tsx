import { formatDate } from "../format/dates";
import { SelectField } from "./SelectField";

interface Asked {
  id: string;
  what: string;
  due: string;
  state: string;
}

interface AnswersFieldProps {
  requests: readonly Asked[];
  /** The chosen request; empty for none. */
  value: string;
  onChange: (id: string) => void;
}

/** Which request of the scheme this answers, and so ticks off. Stays away while nothing is asked. */
export function AnswersField({ requests, value, onChange }: AnswersFieldProps) {
  const open = requests.filter(({ state }) => state === "open");
  if (open.length === 0) return null;
  return (
    <SelectField
      label="This answers"
      hint="What you choose is ticked off on the case."
      value={open.some(({ id }) => id === value) ? value : ""}
      onChange={onChange}
    >
      <option value="">Nothing that was asked for</option>
      {open.map(({ id, what, due }) => (
        <option key={id} value={id}>{`${what} (due ${formatDate(due)})`}</option>
      ))}
    </SelectField>
  );
}
