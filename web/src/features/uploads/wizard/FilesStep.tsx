import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import { useMe } from "@/session/MeContext";

import type { FileProgress } from "../model/types";
import type { UploadItem } from "../sending/items";
import type { UploadSession } from "../sending/session";
import { DropZone } from "./DropZone";
import { FileList } from "./FileList";
import { FilesAside } from "./FilesAside";
import { useFileChooser } from "./useFileChooser";

interface FilesStepProps {
  session: UploadSession;
  items: readonly UploadItem[];
  scans: ReadonlyMap<string, FileProgress>;
}

/** Step 2: choose files; they go up while more are chosen. */
export function FilesStep({ session, items, scans }: FilesStepProps) {
  const { scheme } = useMe();
  const { input, choose } = useFileChooser();
  const add = (files: File[]): void => session.add(files);
  return (
    <Box sx={columns}>
      <Paper variant="outlined" component="section" aria-label="Files">
        {input}
        <DropZone onChoose={() => choose(add)} onFiles={add} />
        {items.length > 0 && <FileList session={session} items={items} scans={scans} />}
      </Paper>
      <FilesAside rules={scheme.documents} />
    </Box>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 304px" },
  gap: 4,
  alignItems: "start",
} as const;
