import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import OutlinedInput from "@mui/material/OutlinedInput";
import Select from "@mui/material/Select";
import { useState, type SyntheticEvent } from "react";

import { $api } from "@/api/client";
import { Field } from "@/ui/controls/Field";
import { Icon } from "@/ui/icons/Icon";

import { actWords } from "./actWords";
import type { AuditSearch } from "./searchState";

interface SearchFormProps {
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

const texts = [
  { name: "who", label: "Who", hint: "Email address or audit id" },
  { name: "caseReference", label: "Case reference", hint: "Acts on this case" },
] as const;

const days = [
  { name: "since", label: "From" },
  { name: "until", label: "To" },
] as const;

/** Who, what, on which case, when and with what outcome. Nothing is searched before the button is pressed. */
export function SearchForm({ search, onSearch }: SearchFormProps) {
  const [draft, setDraft] = useState(search);
  const { data: acts } = $api.useQuery("get", "/api/audit-acts");
  const set = (part: Partial<AuditSearch>): void => setDraft({ ...draft, ...part });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSearch(draft);
  };
  return (
    <Box component="form" role="search" aria-label="Audit trail" onSubmit={submit} sx={form}>
      {texts.map(({ name, label, hint }) => (
        <Field key={name} label={label} hint={hint}>
          {(control) => (
            <OutlinedInput
              {...control}
              value={draft[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="Act" hint="What was done">
        {(control) => (
          <Select
            displayEmpty
            SelectDisplayProps={{ id: control.id, "aria-label": "Act" }}
            value={draft.act}
            onChange={(event) => set({ act: event.target.value })}
          >
            <MenuItem value="">Any act</MenuItem>
            {acts?.items
              .toSorted((a, b) => actWords(a).localeCompare(actWords(b)))
              .map((act) => (
                <MenuItem key={act} value={act}>
                  {actWords(act)}
                </MenuItem>
              ))}
          </Select>
        )}
      </Field>
      <Field label="Outcome" hint="How it ended">
        {(control) => (
          <Select
            displayEmpty
            SelectDisplayProps={{ id: control.id, "aria-label": "Outcome" }}
            value={draft.outcome}
            onChange={(event) => set({ outcome: event.target.value })}
          >
            <MenuItem value="">Any outcome</MenuItem>
            <MenuItem value="allowed">Allowed</MenuItem>
            <MenuItem value="refused">Refused</MenuItem>
          </Select>
        )}
      </Field>
      {days.map(({ name, label }) => (
        <Field key={name} label={label} hint="Days are UTC">
          {(control) => (
            <OutlinedInput
              {...control}
              type="date"
              required
              value={draft[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Box sx={{ gridColumn: "1 / -1" }}>
        <Button type="submit" variant="contained" startIcon={<Icon name="search" />}>
          Search the trail
        </Button>
      </Box>
    </Box>
  );
}

const form = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", lg: "repeat(3, minmax(0, 1fr))" },
  gap: 4,
} as const;
