import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type SyntheticEvent } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { Field } from "@/ui/controls/Field";
import { SelectField } from "@/ui/controls/SelectField";
import { showToast } from "@/ui/feedback/toasts";

type Delivery = Schema<"Delivery">;

const words: Record<Delivery, string> = {
  "at-once": "At once",
  daily: "Once a day, at 8:00",
  never: "Never",
};
const deliveries: Delivery[] = ["at-once", "daily"];

interface MailboxFormProps {
  business: Schema<"Business">;
  mailbox: Schema<"CentralMailbox"> | undefined;
  onChanged: () => void;
}

export function MailboxForm({ business, mailbox, onChanged }: MailboxFormProps) {
  const [address, setAddress] = useState(mailbox?.address ?? "");
  const [delivery, setDelivery] = useState<Delivery>(mailbox?.delivery ?? "at-once");
  const params = { path: { businessId: business.id } };
  const said = (words: string) => (): void => {
    showToast(words);
    onChanged();
  };
  const save = $api.useMutation("put", "/api/central-mailboxes/{businessId}", {
    onSuccess: said(`${business.name} hears at ${address}`),
  });
  const remove = $api.useMutation("delete", "/api/central-mailboxes/{businessId}", {
    onSuccess: said(`${business.name} has no central mailbox any more`),
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate({ params, body: { address: address.trim(), delivery } });
  };
  const clear = (): void => {
    setAddress("");
    remove.mutate({ params });
  };
  const problem = save.error?.errors?.[0]?.message ?? save.error?.detail;
  return (
    <Box component="form" onSubmit={submit} sx={form}>
      <Field label="Central mailbox" error={problem}>
        {(control) => (
          <OutlinedInput
            {...control}
            type="email"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      <SelectField label="When it hears" value={delivery} onChange={setDelivery}>
        {deliveries.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </SelectField>
      <Box sx={{ display: "flex", gap: 2, pt: { md: "26px" } }}>
        <Button type="submit" variant="outlined" disabled={save.isPending || address.trim() === ""}>
          Save mailbox
        </Button>
        {mailbox !== undefined && (
          <Button variant="text" disabled={remove.isPending} onClick={clear}>
            Remove mailbox
          </Button>
        )}
      </Box>
    </Box>
  );
}

const form = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", md: "minmax(0, 1fr) 216px 280px" },
  alignItems: "start",
  gap: 4,
} as const;
