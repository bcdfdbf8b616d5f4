import type { PillTone } from "@/ui/data/Pill";
import { dateOf, formatDate, timeOf } from "@/ui/format/dates";
import type { IconName } from "@/ui/icons/shapes";

import type { FileProgress } from "../model/types";
import type { UploadItem } from "../sending/items";
import { percent, secondsLeft, sentOf, timeLeftWords } from "../sending/pace";

export interface RowWords {
  pill: { icon: IconName; tone: PillTone; words: string } | null;
  /** What there is to know, and what to do. */
  line: string;
  tone: "plain" | "trouble" | "done";
}

const refused = (found: string, advice: string): RowWords => ({
  pill: { icon: "alert", tone: "error", words: "Not accepted" },
  line: `${found} ${advice}`.trim(),
  tone: "trouble",
});

const progressWords = (item: UploadItem): string => {
  const left = timeLeftWords(secondsLeft(item.pace, item.size - item.sent));
  return [sentOf(item.sent, item.size), left].filter((words) => words !== null).join(", ");
};

/** What a row says. `scanned` is the API's view of the file, once there is one; its refusal outdoes everything. */
export function rowWords(item: UploadItem, scanned: FileProgress | undefined, timeZone: string): RowWords {
  if (scanned?.refusal != null) return refused(scanned.refusal.found, scanned.refusal.advice);
  const { stage } = item;
  switch (stage.kind) {
    case "refused":
      return refused(stage.refusal.found, stage.refusal.advice);
    case "duplicate":
      return duplicate(stage.sentBy, stage.sentAt, timeZone);
    case "checking":
      return plain(`Checking before it is sent, ${percent(item.read, item.size)}%`);
    case "waiting":
      return plain("Waiting: starts when another file has finished");
    case "uploading":
      return uploading(item, timeZone);
    case "dropped":
      return {
        pill: { icon: "retry", tone: "warning", words: "Connection lost" },
        line: `${sentOf(item.sent, item.size)} are safe. Trying again.`,
        tone: "plain",
      };
    case "paused":
      return {
        pill: { icon: "pause", tone: "neutral", words: "Paused" },
        line: `${sentOf(item.sent, item.size)} are safe.`,
        tone: "plain",
      };
    case "failed":
      return {
        pill: { icon: "alert", tone: "error", words: "Stopped" },
        line: stage.detail,
        tone: "trouble",
      };
    case "missing":
      return {
        pill: { icon: "retry", tone: "warning", words: "Choose it again" },
        line: "Choose the same file again: it carries on from where it stopped.",
        tone: "trouble",
      };
    case "sent":
      return arrived(scanned);
  }
}

const plain = (line: string): RowWords => ({ pill: null, line, tone: "plain" });

function uploading(item: UploadItem, timeZone: string): RowWords {
  const dropped =
    item.droppedAt === null
      ? ""
      : `. Connection dropped at ${timeOf(new Date(item.droppedAt).toISOString(), timeZone)}`;
  const resumed = item.resumed || item.droppedAt !== null;
  return {
    pill: resumed ? { icon: "retry", tone: "info", words: "Resumed" } : null,
    line: progressWords(item) + dropped,
    tone: "plain",
  };
}

function duplicate(sentBy: string | null, sentAt: string | null, timeZone: string): RowWords {
  const who = sentBy === null ? "" : ` by ${sentBy}`;
  if (sentAt === null)
    return {
      pill: { icon: "copy", tone: "warning", words: "Added already" },
      line: "The same document is among these files already, or on the case.",
      tone: "trouble",
    };
  return {
    pill: { icon: "copy", tone: "warning", words: "Already on this case" },
    line: `The same document was sent${who} on ${formatDate(dateOf(sentAt, timeZone))}.`,
    tone: "trouble",
  };
}

function arrived(scanned: FileProgress | undefined): RowWords {
  if (scanned?.state === "delayed")
    return {
      pill: { icon: "clock", tone: "warning", words: "Check delayed" },
      line: "Uploaded. Its check takes longer than usual; you can go on.",
      tone: "plain",
    };
  const checked = scanned?.state === "clean" || scanned?.state === "received";
  return { pill: null, line: checked ? "Uploaded and checked" : "Uploaded", tone: "done" };
}
