import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { $api } from "@/api/client";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import type { SavedView } from "./types";
import { useRefreshViews } from "./useViews";

export function DeleteViewDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const refresh = useRefreshViews();
  const remove = $api.useMutation("delete", "/api/views/{viewId}", {
    onSuccess: () => {
      refresh();
      showToast(`“${view.name}” deleted`);
      onClose();
    },
  });
  return (
    <TaskDialog
      title={`Delete “${view.name}”`}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { path: { viewId: view.id } } })}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            Keep it
          </Button>
          <Button variant="outlined" color="error" type="submit" disabled={remove.isPending}>
            {remove.isPending ? "Deleting…" : "Delete view"}
          </Button>
        </>
      }
    >
      {remove.error !== null && <ErrorNote what="The view wasn't deleted." error={remove.error} />}
      <Typography>
        {view.shared
          ? "Colleagues who use this view lose it too, and are told of no more cases in it. No case changes."
          : "You are told of no more cases in it. No case changes."}
      </Typography>
    </TaskDialog>
  );
}
