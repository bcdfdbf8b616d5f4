import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useId } from "react";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface ChoiceGroupProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few, each with a word on what it means. */
export function ChoiceGroup<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: ChoiceGroupProps<Value>) {
  const labelId = useId();
  return (
    <FormControl>
      <FormLabel id={labelId}>{label}</FormLabel>
      <RadioGroup aria-labelledby={labelId} value={value} onChange={(_, chosen) => onChange(chosen as Value)}>
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            control={<Radio sx={{ alignSelf: "start" }} />}
            sx={{ alignItems: "start", py: "2px" }}
            label={
              <Box component="span" sx={{ display: "block", pt: "6px", typography: "control" }}>
                {choice.label}
                {choice.hint !== undefined && (
                  <Box
                    component="span"
                    sx={{ display: "block", typography: "dense", color: "text.secondary" }}
                  >
                    {choice.hint}
                  </Box>
                )}
              </Box>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
