import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type SubmitEvent } from "react";

import { $api } from "@/api/client";
import { SelectField } from "@/ui/controls/SelectField";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { useDone, type Organisation } from "./useOrganisations";

/** Whom of the staff the organisation can turn to. */
export function ContactCard({ organisation }: { organisation: Organisation }) {
  const named = organisation.contact?.accountId ?? "";
  const [chosen, setChosen] = useState(named);
  const done = useDone();
  const name = $api.useMutation("put", "/api/staff/organisations/{organisationId}/contact", {
    onSuccess: () => done("The named contact is changed"),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = { accountId: chosen === "" ? null : chosen };
    name.mutate({ params: { path: { organisationId: organisation.id } }, body });
  };
  return (
    <Card title="Named contact" padded>
      <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 3, maxWidth: 480 }}>
        {name.error !== null && <ErrorNote what="Nothing has changed." error={name.error} />}
        <SelectField
          label="Relationship manager"
          hint="The organisation's people see the name and the address."
          value={chosen}
          onChange={setChosen}
        >
          <option value="">Nobody</option>
          {organisation.contact !== null && !organisation.colleagues.some(({ id }) => id === named) && (
            <option value={named}>{`${organisation.contact.name} (no longer with us)`}</option>
          )}
          {organisation.colleagues.map((colleague) => (
            <option key={colleague.id} value={colleague.id}>
              {colleague.name}
            </option>
          ))}
        </SelectField>
        <Box>
          <Button variant="outlined" type="submit" disabled={chosen === named || name.isPending}>
            Save
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
