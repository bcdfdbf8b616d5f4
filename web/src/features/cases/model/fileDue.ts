import { daysBetween } from "@/ui/format/dates";

import type { CaseRow } from "./types";

/** How the last day for the business file stands to today. `days` is how far away it is, in calendar days. */
export type FileDue =
  | { kind: "none" }
  | { kind: "settled"; date: string }
  | { kind: "late"; date: string; days: number }
  | { kind: "today"; date: string }
  | { kind: "ahead"; date: string; days: number };

type Facts = Pick<
  CaseRow,
  "businessFileRequiredBy" | "businessFileReceivedDate" | "businessFileOverdue" | "closed"
>;

/** `today` is the scheme's date. Late is the server's word: a day ends at the scheme's hour, not at midnight. */
export function fileDue(row: Facts, today: string): FileDue {
  const date = row.businessFileRequiredBy;
  if (date === null) return { kind: "none" };
  if (row.closed || row.businessFileReceivedDate !== null) return { kind: "settled", date };
  const days = daysBetween(today, date);
  if (row.businessFileOverdue) return { kind: "late", date, days: Math.max(-days, 0) };
  return days === 0 ? { kind: "today", date } : { kind: "ahead", date, days };
}
