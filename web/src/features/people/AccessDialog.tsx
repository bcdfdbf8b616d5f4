import Box from "@mui/material/Box";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api } from "@/api/client";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { AccessFields, type Access } from "./AccessFields";
import { useDone, type PeopleList, type Person, type Role } from "./usePeople";

interface AccessDialogProps {
  person: Person;
  list: PeopleList;
  onClose: () => void;
}

/** Changes roles and businesses; an administrator gives themselves casework here too. */
export function AccessDialog({ person, list, onClose }: AccessDialogProps) {
  const [access, setAccess] = useState<Access>({ roles: person.roles, businessIds: person.businessIds });
  const client = useQueryClient();
  const done = useDone();
  const change = $api.useMutation("put", "/api/people/{personId}", {
    onSuccess: () => {
      done(`${person.name}'s access is changed`);
      // What one may do oneself decides which places there are.
      if (person.isYou) void client.invalidateQueries();
      onClose();
    },
  });
  // The administrator's role comes from the helpdesk: it can be taken here, never given.
  const roles: Role[] = ["caseworker", "supervisor"];
  if (person.roles.includes("administrator")) roles.push("administrator");
  const submit = (): void =>
    change.mutate({
      params: { path: { personId: person.id } },
      headers: { "If-Match": person.version },
      body: access,
    });
  return (
    <TaskDialog
      title={person.isYou ? "Change what you may do" : `Change what ${person.name} may do`}
      subtitle={person.email}
      note="It takes effect within a minute."
      onClose={onClose}
      onSubmit={submit}
      actions={<SubmitButtons act="Save" disabled={change.isPending} onClose={onClose} />}
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        {change.error !== null && <ErrorNote what="Nothing has changed." error={change.error} />}
        <AccessFields value={access} roles={roles} businesses={list.businesses} onChange={setAccess} />
      </Box>
    </TaskDialog>
  );
}
