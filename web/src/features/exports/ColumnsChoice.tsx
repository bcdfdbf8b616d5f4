import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";

import type { Schema } from "@/api/types";

interface ColumnsChoiceProps {
  fields: readonly Schema<"Column">[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Ticks for each field of a case. The file keeps their order. */
export function ColumnsChoice({ fields, chosen, onChange }: ColumnsChoiceProps) {
  const toggle = (name: string, on: boolean): void =>
    onChange(
      fields.map((field) => field.name).filter((each) => (each === name ? on : chosen.includes(each))),
    );
  return (
    <Box role="group" aria-label="Columns in the file" sx={grid}>
      {fields.map(({ name, label }) => (
        <FormControlLabel
          key={name}
          label={label}
          sx={{ "& .MuiFormControlLabel-label": { typography: "dense" } }}
          control={<Checkbox checked={chosen.includes(name)} onChange={(_, on) => toggle(name, on)} />}
        />
      ))}
    </Box>
  );
}

const grid = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" },
  columnGap: 4,
  pl: 8,
} as const;
