import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import { RemovableChip } from "@/ui/controls/RemovableChip";

import { activeFilters, without, withoutFilters } from "./filters";
import type { ListAddress } from "./useCaseList";

/** What narrows the list, each to be taken away on its own. */
export function FilterChips({ state, fields, go }: ListAddress) {
  const active = activeFilters(state, fields);
  if (active.length === 0) return null;
  return (
    <Box component="ul" aria-label="Filters that are on" sx={row}>
      {active.map(({ field, value }) => (
        <li key={field.name}>
          <RemovableChip label={field.label} value={value} onRemove={() => go(without(state, field))} />
        </li>
      ))}
      <li>
        <Button variant="text" size="small" onClick={() => go(withoutFilters(state))}>
          Clear all
        </Button>
      </li>
    </Box>
  );
}

const row = {
  display: "flex",
  flexWrap: { xs: "nowrap", sm: "wrap" },
  overflowX: { xs: "auto", sm: "visible" },
  alignItems: "center",
  gap: 2,
  px: { xs: 3, sm: 5 },
} as const;
