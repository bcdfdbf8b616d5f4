import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import OutlinedInput from "@mui/material/OutlinedInput";
import Switch from "@mui/material/Switch";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { showToast } from "@/ui/feedback/toasts";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import type { Look, SavedView, ViewQuery } from "./types";
import { useRefreshViews } from "./useViews";

interface SaveViewDialogProps {
  query: ViewQuery;
  look: Look;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}

/** Gives the list as it stands a name. */
export default function SaveViewDialog({ query, look, onClose, onSaved }: SaveViewDialogProps) {
  const { organisation } = useMe();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [opens, setOpens] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const refresh = useRefreshViews();
  const choose = $api.useMutation("put", "/api/default-view");
  const save = $api.useMutation("post", "/api/views", {
    onSuccess: async (view) => {
      if (opens) await choose.mutateAsync({ body: { viewId: view.id } });
      refresh();
      showToast(`“${view.name}” saved`);
      onSaved(view);
    },
  });
  const submit = (): void => {
    if (name.trim() === "" || save.isPending) return;
    save.mutate({
      params: { header: { "Idempotency-Key": key } },
      body: { name: name.trim(), shared, query: query as SavedView["query"], look },
    });
  };
  const rename = (next: string): void => {
    setName(next);
    // Another name is another act.
    setKey(newIdempotencyKey());
  };
  return (
    <TaskDialog
      title="Save view"
      subtitle="Filters, search, order, columns and density, as the list shows them now"
      note={name.trim() === "" ? "Give it a name." : undefined}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={save.isPending ? "Saving…" : "Save view"}
          disabled={name.trim() === "" || save.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 3 }}>
        <Field label="Name" error={save.error?.detail ?? choose.error?.detail}>
          {(control) => (
            <OutlinedInput
              value={name}
              onChange={(event) => rename(event.target.value)}
              slotProps={{ input: { ...control, maxLength: 60, autoComplete: "off" } }}
            />
          )}
        </Field>
        <FormControlLabel
          control={<Switch checked={shared} onChange={(_, on) => setShared(on)} />}
          label={`Share with everyone at ${organisation.name}`}
        />
        <FormControlLabel
          control={<Switch checked={opens} onChange={(_, on) => setOpens(on)} />}
          label="Open my list with this view"
        />
      </Box>
    </TaskDialog>
  );
}
