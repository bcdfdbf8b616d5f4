import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { $api } from "@/api/client";
import { useActKey } from "@/api/useActKey";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { AccessFields, type Access } from "./AccessFields";
import { useDone, type PeopleList } from "./usePeople";

interface InviteDialogProps {
  list: PeopleList;
  onClose: () => void;
}

/** Invites one person by their own address at one of the organisation's domains. */
export function InviteDialog({ list, onClose }: InviteDialogProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [access, setAccess] = useState<Access>({
    roles: ["caseworker"],
    businessIds: list.businesses.length === 1 ? list.businesses.map(({ id }) => id) : [],
  });
  const { header, settled } = useActKey();
  const done = useDone();
  const invite = $api.useMutation("post", "/api/invitations", {
    onSuccess: () => {
      done(`${name.trim()} is invited`);
      onClose();
    },
    onError: settled,
  });
  const submit = (): void =>
    invite.mutate({
      params: { header },
      body: { newcomers: [{ name: name.trim(), email: email.trim(), ...access }] },
    });
  const aboutEmail = ["domain-not-registered", "mailbox-shared", "already-here", "already-invited"];
  const emailProblem = aboutEmail.includes(invite.error?.code ?? "") ? invite.error?.detail : undefined;
  const ready = name.trim() !== "" && email.includes("@") && access.roles.length > 0;
  return (
    <TaskDialog
      title="Invite someone"
      note="The invitation is good for 14 days, and once."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act="Send invitation"
          disabled={!ready || access.businessIds.length === 0 || invite.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        {invite.error !== null && emailProblem === undefined && (
          <ErrorNote what="Nobody has been invited." error={invite.error} />
        )}
        <Field label="Full name">
          {(control) => (
            <OutlinedInput
              value={name}
              onChange={(event) => setName(event.target.value)}
              inputProps={{ ...control, maxLength: 100 }}
            />
          )}
        </Field>
        <Field
          label="Work email"
          hint={`Their own address, at ${list.emailDomains.join(" or ")}`}
          error={emailProblem}
        >
          {(control) => (
            <OutlinedInput
              type="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              inputProps={{ ...control, maxLength: 254 }}
            />
          )}
        </Field>
        <AccessFields
          value={access}
          roles={["caseworker", "supervisor"]}
          businesses={list.businesses}
          onChange={setAccess}
        />
      </Box>
    </TaskDialog>
  );
}
