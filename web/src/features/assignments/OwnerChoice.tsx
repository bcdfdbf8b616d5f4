import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";

import type { Schema } from "@/api/types";
import { ruled } from "@/ui/data/entries";

export type Owner = Schema<"Owner">;

/** As a radio's value: leave the cases without an owner. */
const NOBODY = "";

interface OwnerChoiceProps {
  people: readonly Owner[];
  userId: string;
  mayAssignOthers: boolean;
  /** Undefined before anything is chosen, null for nobody. */
  chosen: Owner | null | undefined;
  onChange: (owner: Owner | null) => void;
}

/** Yourself first, then colleagues by name, nobody last. */
export function OwnerChoice({ people, userId, mayAssignOthers, chosen, onChange }: OwnerChoiceProps) {
  const ordered = [...people.filter(({ id }) => id === userId), ...people.filter(({ id }) => id !== userId)];
  return (
    <RadioGroup
      aria-label="New case owner"
      value={chosen === undefined ? null : (chosen?.id ?? NOBODY)}
      onChange={(_, id) => onChange(ordered.find((each) => each.id === id) ?? null)}
      sx={list}
    >
      {ordered.map(({ id, name, email }) => (
        <Person key={id} value={id} name={id === userId ? `${name} (you)` : name} hint={email} />
      ))}
      <Person
        value={NOBODY}
        name="Nobody"
        hint={mayAssignOthers ? "Shown as unassigned" : "Only cases that are yours can be given back"}
      />
    </RadioGroup>
  );
}

function Person({ value, name, hint }: { value: string; name: string; hint: string }) {
  return (
    <FormControlLabel
      value={value}
      control={<Radio />}
      sx={{ m: 0, py: 1, px: 2, ...ruled }}
      label={
        <Box component="span" sx={{ display: "block", ml: 1, typography: "control" }}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {name}
          </Box>
          <Box component="span" sx={hintLook}>
            {hint}
          </Box>
        </Box>
      }
    />
  );
}

const list = {
  flexWrap: "nowrap",
  maxHeight: 320,
  overflow: "auto",
  border: "1px solid",
  borderColor: "divider",
  borderRadius: 1,
} as const;
const hintLook = {
  display: "block",
  typography: "dense",
  color: "text.secondary",
  overflowWrap: "anywhere",
} as const;
