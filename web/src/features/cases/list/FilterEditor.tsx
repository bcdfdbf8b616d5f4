import type { FilterField } from "./filterFields";
import { ChoiceFilter } from "./ChoiceFilter";
import { DateFilter } from "./DateFilter";
import { changed, type DateRange, type ListState } from "./listState";
import { Segmented } from "@/ui/controls/Segmented";

interface FilterEditorProps {
  field: FilterField;
  state: ListState;
  onChange: (state: ListState) => void;
  seen: string[];
}

/** The controls of one filter, by its kind. */
export function FilterEditor({ field, state, onChange, seen }: FilterEditorProps) {
  const { name } = field;
  if (field.kind === "choice") {
    const choose = (values: string[]): void =>
      onChange(changed(state, { choices: put(state.choices, name, values, values.length > 0) }));
    return <ChoiceFilter field={field} chosen={state.choices[name] ?? []} onChange={choose} seen={seen} />;
  }
  if (field.kind === "date") {
    const span = (range: DateRange): void =>
      onChange(changed(state, { dates: put(state.dates, name, range, Object.keys(range).length > 0) }));
    return (
      <DateFilter
        label={field.label}
        range={state.dates[name] ?? {}}
        onChange={span}
        spanOnly={field.spanOnly === true}
      />
    );
  }
  const flag = state.flags[name];
  return (
    <Segmented
      label={field.label}
      value={flag === undefined ? "any" : String(flag)}
      onChange={(value) =>
        onChange(changed(state, { flags: put(state.flags, name, value === "true", value !== "any") }))
      }
      segments={[
        { value: "any", label: "Any" },
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]}
    />
  );
}

/** A record with one value set, or taken out. */
function put<Value>(
  record: Record<string, Value>,
  name: string,
  value: Value,
  there: boolean,
): Record<string, Value> {
  const rest = Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  return there ? { ...rest, [name]: value } : rest;
}
