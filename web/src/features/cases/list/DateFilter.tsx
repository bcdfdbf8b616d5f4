import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";

import { Field } from "@/ui/controls/Field";
import { Segmented } from "@/ui/controls/Segmented";

import type { DateRange } from "./listState";

interface DateFilterProps {
  label: string;
  range: DateRange;
  onChange: (range: DateRange) => void;
  spanOnly: boolean;
}

/** From and to, inclusive; or simply whether the date is there. */
export function DateFilter({ label, range, onChange, spanOnly }: DateFilterProps) {
  const setPart = (part: keyof DateRange, value: DateRange[keyof DateRange]): void => {
    const rest = Object.entries(range).filter(([key]) => key !== part);
    onChange(Object.fromEntries(value === undefined || value === "" ? rest : [...rest, [part, value]]));
  };
  // A date that isn't there can't lie between two others.
  const setThere = (value: string): void =>
    value === "blank" ? onChange({ set: false }) : setPart("set", value === "set" ? true : undefined);
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 3 }}>
        {(["from", "to"] as const).map((part) => (
          <Field key={part} label={part === "from" ? "From" : "To"}>
            {(control) => (
              <OutlinedInput
                type="date"
                size="small"
                id={control.id}
                value={range[part] ?? ""}
                disabled={range.set === false}
                onChange={(event) => setPart(part, event.target.value)}
              />
            )}
          </Field>
        ))}
      </Box>
      {!spanOnly && (
        <Box>
          <Segmented
            label={`${label} set`}
            value={thereness(range)}
            onChange={setThere}
            segments={[
              { value: "any", label: "Set or not" },
              { value: "set", label: "Set" },
              { value: "blank", label: "Not set" },
            ]}
          />
        </Box>
      )}
    </Box>
  );
}

function thereness({ set }: DateRange): "any" | "set" | "blank" {
  if (set === undefined) return "any";
  return set ? "set" : "blank";
}
