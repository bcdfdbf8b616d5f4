import Button from "@mui/material/Button";
import { useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { showToast } from "@/ui/feedback/toasts";

/** Saves the next deadline as a file that any calendar opens. */
export function CalendarButton({ reference }: { reference: string }) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async () => {
      const { data } = await api.GET("/api/cases/{reference}/deadline-calendar", {
        params: { path: { reference } },
        parseAs: "text",
      });
      return new Blob([data ?? ""], { type: "text/calendar" });
    },
    onSuccess: (file) => {
      save(file, `${reference}.ics`);
      showToast(`Saving ${reference}.ics`);
    },
  });
  return (
    <Button
      variant="text"
      size="small"
      disabled={isPending}
      onClick={() => mutate()}
      sx={{ ml: "-8px", mt: 1 }}
    >
      {isError ? "Not saved. Try again" : "Add to your calendar"}
    </Button>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
