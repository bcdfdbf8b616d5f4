import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { plural } from "@/ui/format/words";

import type { FileProgress } from "../model/types";
import { isAtWork, isIncluded, troubleFirst, type UploadItem } from "../sending/items";
import type { UploadSession } from "../sending/session";
import type { RowActs } from "./FileActs";
import { FileRow } from "./FileRow";
import { useFileChooser } from "./useFileChooser";

interface FileListProps {
  session: UploadSession;
  items: readonly UploadItem[];
  /** The API's view, by its id of the file. */
  scans: ReadonlyMap<string, FileProgress>;
}

/** The files of an upload; what needs a decision stands on top, and never stops the others. */
export function FileList({ session, items, scans }: FileListProps) {
  const { input, choose } = useFileChooser();
  const acts: RowActs = {
    remove: ({ id }) => void session.remove(id),
    pause: ({ id }) => session.pause(id),
    resume: ({ id }) => session.resume(id),
    sendAgain: ({ id }) => session.sendAgain(id),
    chooseAgain: ({ id }) => choose(([file]) => file !== undefined && session.chooseAgain(id, file), "one"),
    replace: ({ id }) =>
      choose((files) => {
        void session.remove(id);
        session.add(files);
      }),
  };
  const scanOf = ({ fileId }: UploadItem) => (fileId === null ? undefined : scans.get(fileId));
  const sorted = troubleFirst(items).sort((a, b) => refusedAt(scanOf(a)) - refusedAt(scanOf(b)));
  return (
    <>
      {input}
      <Box sx={listHead}>
        <Typography variant="h2">{plural(items.length, "file")}</Typography>
        <Typography variant="dense" color="textSecondary" sx={{ ml: "auto" }}>
          {countWords(items, scans)}
        </Typography>
      </Box>
      <Box component="ul" aria-label="Files of this upload">
        {sorted.map((item) => (
          <FileRow key={item.id} item={item} scanned={scanOf(item)} acts={acts} />
        ))}
      </Box>
    </>
  );
}

const refusedAt = (scanned: FileProgress | undefined): number => (scanned?.refusal == null ? 1 : 0);

/** "1 uploaded · 2 uploading · 2 not included" */
function countWords(items: readonly UploadItem[], scans: ReadonlyMap<string, FileProgress>): string {
  const kept = items.filter((item) => isIncluded(item) && scans.get(item.fileId ?? "")?.refusal == null);
  const counts: [number, string][] = [
    [kept.filter(({ stage }) => stage.kind === "sent").length, "uploaded"],
    [kept.filter(isAtWork).length, "uploading"],
    [items.length - kept.length, "not included"],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(" · ");
}

const listHead = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "2px 12px",
  minHeight: 48,
  p: { xs: "8px 16px", sm: "8px 20px" },
  borderTop: "1px solid",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;
