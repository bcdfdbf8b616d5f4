import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import type { ListToExport } from "./types";

const ExportDialog = lazy(() => import("./ExportDialog"));

/** "Export all 47": the current view, from the head of the list. */
export function ExportListButton(list: ListToExport) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button startIcon={<Icon name="download" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {list.listed === undefined ? "Export" : `Export all ${formatCount(list.listed)}`}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ExportDialog list={list} ticked={[]} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
