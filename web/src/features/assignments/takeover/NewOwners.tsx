import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";

import type { Schema } from "@/api/types";

export type Person = Schema<"Owner">;

/** As many as a takeover may have. */
const MOST = 10;

interface NewOwnersProps {
  found: readonly Person[];
  chosen: readonly Person[];
  onChange: (people: readonly Person[]) => void;
}

/** Who takes the cases, in turn. Whoever is chosen stays in view, whatever is searched for. */
export function NewOwners({ found, chosen, onChange }: NewOwnersProps) {
  const ids = new Set(chosen.map(({ id }) => id));
  const people = [...chosen, ...found.filter(({ id }) => !ids.has(id))];
  return (
    <Box component="fieldset" sx={group}>
      <Box component="legend" sx={{ p: 0, mb: 2, typography: "control", fontWeight: 600 }}>
        Who takes them
      </Box>
      {people.length === 0 && <Box sx={{ typography: "dense", color: "text.secondary" }}>Nobody fits.</Box>}
      {people.map((person) => (
        <FormControlLabel
          key={person.id}
          sx={{ display: "flex", m: 0 }}
          control={
            <Checkbox
              checked={ids.has(person.id)}
              disabled={!ids.has(person.id) && chosen.length >= MOST}
              onChange={(_, on) =>
                onChange(on ? [...chosen, person] : chosen.filter(({ id }) => id !== person.id))
              }
            />
          }
          label={
            <Box component="span" sx={{ overflowWrap: "anywhere" }}>
              {person.name}
              <Box component="span" sx={{ display: "block", color: "text.secondary", typography: "dense" }}>
                {person.email}
              </Box>
            </Box>
          }
        />
      ))}
    </Box>
  );
}

const group = { border: 0, m: 0, p: 0, minWidth: 0, maxHeight: 320, overflow: "auto" } as const;
