import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { $api } from "@/api/client";
import { useActKey } from "@/api/useActKey";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useDone, type Organisation } from "./useOrganisations";

export type Addition = "business" | "domain";

interface AddDialogProps {
  organisation: Organisation;
  addition: Addition;
  onClose: () => void;
}

/** Adds what belongs to nobody else yet. */
export function AddDialog({ organisation, addition, onClose }: AddDialogProps) {
  const [name, setName] = useState("");
  const [regulatorNumber, setRegulatorNumber] = useState("");
  const [domain, setDomain] = useState("");
  const { header, settled } = useActKey();
  const done = useDone();
  const params = { path: { organisationId: organisation.id }, header };
  const options = {
    onSuccess: () => {
      done(addition === "business" ? `${name.trim()} is added` : `${domain.trim()} is added`);
      onClose();
    },
    onError: settled,
  };
  const business = $api.useMutation("post", "/api/staff/organisations/{organisationId}/businesses", options);
  const ofDomain = $api.useMutation("post", "/api/staff/organisations/{organisationId}/domains", options);
  const adding = addition === "business" ? business : ofDomain;
  const ready =
    addition === "business" ? name.trim() !== "" && regulatorNumber.trim() !== "" : domain.trim() !== "";
  const submit = (): void => {
    if (!ready || adding.isPending) return;
    if (addition === "business") business.mutate({ params, body: { name, regulatorNumber } });
    else ofDomain.mutate({ params, body: { domain } });
  };
  return (
    <TaskDialog
      title={addition === "business" ? `Add a ${organisation.businessWord}` : "Add a domain"}
      subtitle={organisation.name}
      onClose={onClose}
      onSubmit={submit}
      actions={<SubmitButtons act="Add" disabled={!ready || adding.isPending} onClose={onClose} />}
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        {adding.error !== null && <ErrorNote what="Nothing has been added." error={adding.error} />}
        {addition === "business" ? (
          <>
            <Text label="Full name" hint="As it is registered" value={name} onChange={setName} />
            <Text label={organisation.regulatorLabel} value={regulatorNumber} onChange={setRegulatorNumber} />
          </>
        ) : (
          <Text label="Domain" hint="The part after the @" value={domain} onChange={setDomain} />
        )}
      </Box>
    </TaskDialog>
  );
}

interface TextProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
}

function Text({ label, hint, value, onChange }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <OutlinedInput
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={{ ...control, autoComplete: "off", maxLength: 120 }}
        />
      )}
    </Field>
  );
}
