import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { newIdempotencyKey } from "@/api/idempotency";
import { useMay, useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { OwnerChoice, type Owner } from "./OwnerChoice";
import { useAssign, useColleagues } from "./useAssign";
import { actWords } from "./words";

interface AssignDialogProps {
  references: readonly string[];
  businessName: string;
  onClose: () => void;
  onDone: () => void;
}

/** Hands cases of one business to somebody: a caseworker takes them, a supervisor gives them to anyone. */
export default function AssignDialog({ references, businessName, onClose, onDone }: AssignDialogProps) {
  const { user, businesses } = useMe();
  const mayAssignOthers = useMay("cases:assign-others");
  const businessId = businesses.find(({ name }) => name === businessName)?.id ?? "";
  const me: Owner = { id: user.id, name: user.name, email: user.email };
  const [words, setWords] = useState("");
  const [choice, setChoice] = useState<Owner | null | undefined>(mayAssignOthers ? undefined : me);
  const [key, setKey] = useState(newIdempotencyKey);
  const colleagues = useColleagues(businessId, words, mayAssignOthers);
  const assign = useAssign(onDone);
  const people = mayAssignOthers ? (colleagues.data?.items ?? []) : [me];

  const choose = (owner: Owner | null): void => {
    setChoice(owner);
    // Another owner is another act.
    setKey(newIdempotencyKey());
  };
  const submit = (): void => {
    if (choice === undefined || assign.isPending) return;
    assign.mutate({
      params: { header: { "Idempotency-Key": key } },
      body: { references: [...references], ownerId: choice?.id ?? null },
    });
  };

  return (
    <TaskDialog
      title={`Assign ${plural(references.length, "case")}`}
      subtitle={businessName}
      note={choice === undefined ? "Choose who takes them." : "The new owner is told."}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={
            assign.isPending
              ? "Assigning…"
              : actWords(references.length, choice === null ? null : choice?.name)
          }
          disabled={choice === undefined || assign.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        {assign.error !== null && <ErrorNote what="Nothing has been assigned." error={assign.error} />}
        {mayAssignOthers && (
          <Field label="Find a colleague" hint={`Name or email of someone who works on ${businessName}`}>
            {(control) => (
              <OutlinedInput
                type="search"
                value={words}
                onChange={(event) => setWords(event.target.value)}
                slotProps={{ input: control }}
              />
            )}
          </Field>
        )}
        {colleagues.error !== null && (
          <ErrorNote
            what="Your colleagues can't be shown."
            error={colleagues.error}
            onRetry={() => void colleagues.refetch()}
          />
        )}
        <Typography role="status" variant="dense" color="textSecondary">
          {colleagues.data?.more === true && "More people fit: type more of the name."}
          {mayAssignOthers && colleagues.data?.items.length === 0 && "Nobody fits."}
        </Typography>
        <OwnerChoice
          people={people}
          userId={user.id}
          mayAssignOthers={mayAssignOthers}
          chosen={choice}
          onChange={choose}
        />
      </Box>
    </TaskDialog>
  );
}
