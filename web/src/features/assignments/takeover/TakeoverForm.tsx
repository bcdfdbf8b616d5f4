import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import OutlinedInput from "@mui/material/OutlinedInput";
import Select from "@mui/material/Select";
import Typography from "@mui/material/Typography";
import { useState, type SyntheticEvent } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { Field } from "@/ui/controls/Field";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";

import { useColleagues } from "../useAssign";
import { NewOwners, type Person } from "./NewOwners";

/** Whose cases, and who takes them. */
export function TakeoverForm({ onStarted }: { onStarted: (id: string) => void }) {
  const owners = $api.useQuery("get", "/api/case-owners", {}, { staleTime: 0 });
  const [fromId, setFromId] = useState("");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [words, setWords] = useState("");
  const [key, setKey] = useState(newIdempotencyKey);
  const colleagues = useColleagues(undefined, words, true);
  const start = $api.useMutation("post", "/api/takeovers", { onSuccess: ({ id }) => onStarted(id) });
  const leaver = owners.data?.items.find(({ id }) => id === fromId);
  const ready = leaver !== undefined && chosen.length > 0 && !start.isPending;

  // Another choice is another act.
  const changed = (): void => setKey(newIdempotencyKey());
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!ready) return;
    start.mutate({
      params: { header: { "Idempotency-Key": key } },
      body: { fromId, ownerIds: chosen.map(({ id }) => id) },
    });
  };
  if (owners.data?.items.length === 0) return <EmptyState icon="user" title="Nobody has open cases" />;
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
      {owners.error !== null && (
        <ErrorNote
          what="The owners can't be shown."
          error={owners.error}
          onRetry={() => void owners.refetch()}
        />
      )}
      {start.error !== null && <ErrorNote what="No case has changed hands." error={start.error} />}
      <Field label="Whose cases">
        {(control) => (
          <Select
            displayEmpty
            value={fromId}
            inputProps={{ id: control.id, "aria-label": "Whose cases" }}
            onChange={(event) => {
              setFromId(event.target.value);
              setChosen(chosen.filter(({ id }) => id !== event.target.value));
              changed();
            }}
          >
            <MenuItem value="" disabled>
              Choose a colleague
            </MenuItem>
            {owners.data?.items.map(({ id, name, cases }) => (
              <MenuItem key={id} value={id}>{`${name}, ${plural(cases, "open case")}`}</MenuItem>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Find a colleague" hint="Name or email">
        {(control) => (
          <OutlinedInput
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            slotProps={{ input: control }}
          />
        )}
      </Field>
      <NewOwners
        found={(colleagues.data?.items ?? []).filter(({ id }) => id !== fromId)}
        chosen={chosen}
        onChange={(people) => {
          setChosen(people);
          changed();
        }}
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
        <Button type="submit" variant="contained" disabled={!ready}>
          {start.isPending
            ? "Starting…"
            : leaver === undefined
              ? "Hand over cases"
              : `Hand over ${plural(leaver.cases, "case")}`}
        </Button>
        <Typography variant="dense" color="textSecondary" sx={{ flex: "1 1 240px" }}>
          {leaver === undefined || chosen.length === 0
            ? "Choose whose cases, and who takes them."
            : "Each new owner is told once, with their number."}
        </Typography>
      </Box>
    </Box>
  );
}
