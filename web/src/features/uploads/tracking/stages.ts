import type { PillTone } from "@/ui/data/Pill";
import { formatMoment, timeOf } from "@/ui/format/dates";
import type { IconName } from "@/ui/icons/shapes";

import type { FileProgress, FileState, UploadDetails } from "../model/types";
import type { UploadItem } from "../sending/items";
import { percent, secondsLeft, timeLeftWords } from "../sending/pace";

type Look = "moving" | "received" | "refused" | "delayed";

/** How a file stands on its way: waiting, uploading, scanning, received. `bars` of four are filled. */
export interface Stage {
  bars: 1 | 2 | 3 | 4;
  look: Look;
  icon: IconName;
  tone: PillTone;
  words: string;
}

const stage = (bars: Stage["bars"], look: Look, icon: IconName, tone: PillTone, words: string): Stage => ({
  bars,
  look,
  icon,
  tone,
  words,
});

const stages: Record<FileState, Stage> = {
  waiting: stage(1, "moving", "clock", "bare", "Waiting"),
  uploading: stage(2, "moving", "upload", "info", "Uploading"),
  scanning: stage(3, "moving", "scan", "info", "Scanning"),
  clean: stage(3, "moving", "scan", "info", "Scanned"),
  delayed: stage(3, "delayed", "clock", "warning", "Scan delayed"),
  refused: stage(3, "refused", "alert", "error", "Rejected"),
  received: stage(4, "received", "done", "bare", "Received"),
  cancelled: stage(1, "moving", "close", "bare", "Taken out"),
};

export const stageOf = (state: FileState): Stage => stages[state];

/** When, or how long still. `item` is the file as this browser is sending it, if it is. */
export function timeWords(file: FileProgress, item: UploadItem | undefined, timeZone: string): string {
  if (file.state === "waiting" || file.state === "uploading") return sendingWords(item);
  if (file.state === "scanning" || file.state === "delayed") return `Since ${timeOf(file.since, timeZone)}`;
  return formatMoment(file.since, timeZone);
}

function sendingWords(item: UploadItem | undefined): string {
  if (item === undefined) return "Stopped: not open in this browser";
  if (item.stage.kind === "missing") return "Stopped";
  if (item.stage.kind === "paused") return `Paused at ${percent(item.sent, item.size)}%`;
  if (item.stage.kind === "dropped") return `${percent(item.sent, item.size)}%, trying again`;
  const left = timeLeftWords(secondsLeft(item.pace, item.size - item.sent));
  return [`${percent(item.sent, item.size)}%`, left].filter((words) => words !== null).join(", ");
}

export interface UploadPill {
  icon: IconName;
  tone: PillTone;
  words: string;
}

/** What a card says of the whole upload: trouble first. */
export function uploadPill({ files }: UploadDetails): UploadPill {
  const count = (state: FileState): number => files.filter((file) => file.state === state).length;
  const refused = count("refused");
  const received = count("received");
  if (refused > 0) return { icon: "alert", tone: "error", words: `${refused} of ${files.length} to fix` };
  if (count("delayed") > 0) return { icon: "clock", tone: "warning", words: "Scan delayed" };
  if (received < files.length)
    return { icon: "upload", tone: "info", words: `${received} of ${files.length} received` };
  return { icon: "done", tone: "success", words: `${received} received` };
}

/** "You, today 09:55", "Tom Achebe, 16 Nov, 16:20" */
export function sentWords(upload: UploadDetails, timeZone: string): string {
  const moment = formatMoment(upload.submittedAt ?? upload.createdAt, timeZone);
  return `${upload.mine ? "You" : upload.senderName}, ${moment.replace(/^(Today|Yesterday),/, (day) => day.toLowerCase().replace(",", ""))}`;
}
