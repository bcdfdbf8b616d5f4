import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import { $api } from "@/api/client";
import { Field } from "@/ui/controls/Field";
import { showToast } from "@/ui/feedback/toasts";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import type { SavedView } from "./types";
import { useRefreshViews } from "./useViews";

export function RenameViewDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const [name, setName] = useState(view.name);
  const refresh = useRefreshViews();
  const rename = $api.useMutation("put", "/api/views/{viewId}", {
    onSuccess: () => {
      refresh();
      showToast(`Renamed to “${name.trim()}”`);
      onClose();
    },
  });
  const submit = (): void => {
    const { id, shared, query, look, etag } = view;
    rename.mutate({
      params: { path: { viewId: id } },
      headers: { "If-Match": etag },
      body: { name: name.trim(), shared, query, look },
    });
  };
  return (
    <TaskDialog
      title="Rename view"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={rename.isPending ? "Renaming…" : "Rename view"}
          disabled={name.trim() === "" || rename.isPending}
          onClose={onClose}
        />
      }
    >
      <Field label="Name" error={rename.error?.detail}>
        {(control) => (
          <OutlinedInput
            value={name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ input: { ...control, maxLength: 60, autoComplete: "off" } }}
          />
        )}
      </Field>
    </TaskDialog>
  );
}
