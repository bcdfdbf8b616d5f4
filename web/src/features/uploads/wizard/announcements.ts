import type { FileProgress } from "../model/types";
import { totalsOf, type UploadItem } from "../sending/items";
import { percent } from "../sending/pace";
import { rowWords } from "./rowWords";

/** What a listener has been told so far. */
export interface Told {
  /** Files whose end or trouble was announced. */
  files: ReadonlySet<string>;
  /** 0 to 4; null before the start. */
  quarter: number | null;
}

export const nothingTold: Told = { files: new Set(), quarter: null };

const NEEDS_SAYING = ["refused", "duplicate", "failed", "missing", "sent"];

/**
 * What to say now: the start, each quarter of the whole, and each file that has ended or needs a decision. Every step
 * of every file would drown the person out.
 */
export function announce(
  told: Told,
  items: readonly UploadItem[],
  scans: ReadonlyMap<string, FileProgress>,
  timeZone: string,
): { told: Told; words: string } {
  const scanOf = ({ fileId }: UploadItem) => (fileId === null ? undefined : scans.get(fileId));
  const keyOf = (item: UploadItem): string =>
    `${item.id} ${scanOf(item)?.refusal == null ? item.stage.kind : "refused"}`;
  const fresh = items.filter((item) => {
    const saying = NEEDS_SAYING.includes(item.stage.kind) || scanOf(item)?.refusal != null;
    return saying && !told.files.has(keyOf(item));
  });
  const sentences = fresh.map((item) => sentence(item, rowWords(item, scanOf(item), timeZone)));
  const quarter = quarterOf(items, told.quarter);
  if (quarter !== null && quarter !== told.quarter) sentences.push(quarterWords(quarter));
  return {
    told: { files: new Set([...told.files, ...fresh.map(keyOf)]), quarter },
    words: sentences.join(" "),
  };
}

function sentence(item: UploadItem, { pill, line }: ReturnType<typeof rowWords>): string {
  return `${item.name}: ${pill === null ? "" : `${pill.words}. `}${line}${line.endsWith(".") ? "" : "."}`;
}

function quarterOf(items: readonly UploadItem[], before: number | null): number | null {
  const totals = totalsOf(items);
  const begun = items.some(({ stage }) => stage.kind === "uploading") || totals.sent > 0;
  if (!begun || totals.size === 0) return before;
  const now = Math.floor(percent(totals.sent, totals.size) / 25);
  // More files make the whole larger: what was said isn't taken back.
  return before === null ? now : Math.max(before, now);
}

function quarterWords(quarter: number): string {
  if (quarter === 0) return "Uploading has started.";
  return quarter === 4 ? "All files are uploaded." : `${quarter * 25}% uploaded.`;
}
