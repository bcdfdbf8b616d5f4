import type { FileProgress, UploadDetails } from "../model/types";
import { noDetails, type Draft } from "../sending/draft";
import { isAtWork, isIncluded, type UploadItem } from "../sending/items";

/** What stands between the person and sending, as things to do; and which files would go. */
export interface Readiness {
  going: UploadItem[];
  left: UploadItem[];
  /** Each with the file it is about, or null for the upload as a whole. */
  toDo: { field: "kind" | "message" | "type" | "comment" | "file"; item: UploadItem | null; words: string }[];
  /** Nothing to do but wait a moment. */
  preparing: number;
}

/** Characters; the API's own limit for the message and each comment. */
export const LONGEST_TEXT = 500;

const HELPLESS = ["missing", "failed"];

export function readiness(
  draft: Draft,
  items: readonly UploadItem[],
  scans: ReadonlyMap<string, FileProgress>,
): Readiness {
  const refused = (item: UploadItem): boolean => scans.get(item.fileId ?? "")?.refusal != null;
  const going = items.filter((item) => isIncluded(item) && !refused(item));
  const left = items.filter((item) => !going.includes(item));
  const toDo: Readiness["toDo"] = [];
  if (draft.kind === null) toDo.push({ field: "kind", item: null, words: "Choose what this upload is" });
  if (draft.message.length > LONGEST_TEXT)
    toDo.push({ field: "message", item: null, words: "Shorten the message" });
  for (const item of going) {
    const { type, comment } = draft.details[item.id] ?? noDetails;
    if (comment.length > LONGEST_TEXT)
      toDo.push({ field: "comment", item, words: `Shorten the comment on ${item.name}` });
    if (type === "") toDo.push({ field: "type", item, words: `Choose a type for ${item.name}` });
    if (item.stage.kind === "paused" && item.fileId === null)
      toDo.push({ field: "file", item, words: `Carry on with ${item.name}, or take it out` });
    if (HELPLESS.includes(item.stage.kind))
      toDo.push({ field: "file", item, words: `Choose ${item.name} again, or take it out` });
  }
  return {
    going,
    left,
    toDo,
    preparing: going.filter((item) => item.fileId === null && isAtWork(item)).length,
  };
}

export const scansOf = (upload: UploadDetails | undefined): ReadonlyMap<string, FileProgress> =>
  new Map(upload?.files.map((file) => [file.id, file]));

/** "Send 3 files", "Leave out 2 and send 10" */
export function sendWords({ going, left }: Pick<Readiness, "going" | "left">): string {
  if (left.length > 0) return `Leave out ${left.length} and send ${going.length}`;
  return going.length === 1 ? "Send 1 file" : `Send ${going.length} files`;
}
