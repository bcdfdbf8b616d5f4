import { daysBetween } from "@/ui/format/dates";

import type { CaseDetails } from "../model/types";

export interface Mark {
  date: string;
  label: string;
  kind: "start" | "today" | "between" | "end";
  /** Percent of the way along the track. */
  at: number;
}

/**
 * The dates between the asking and the due date, with today among them. The track ends at what comes last.
 * Marks nearer to each other than `room` percent would print their words over one another: the lesser one stays out.
 */
export function trackOf({ turn, challengeSetUp }: CaseDetails, today: string, room: number): Mark[] {
  const { deadline } = turn;
  if (deadline === null) return [];
  const { start, lastDay } = deadline;
  const end = today > lastDay ? today : lastDay;
  const length = Math.max(daysBetween(start, end), 1);
  const at = (date: string): number => Math.min(Math.max((daysBetween(start, date) / length) * 100, 0), 100);

  const marks: Mark[] = [
    { date: start, label: "Investigation", kind: "start", at: 0 },
    { date: lastDay, label: "File due", kind: "end", at: at(lastDay) },
  ];
  const challenge = challengeSetUp?.lastDay;
  const optional: Mark[] = [{ date: today, label: "", kind: "today", at: at(today) }];
  if (challenge !== undefined && challenge > start && challenge < lastDay) {
    optional.push({ date: challenge, label: "Challenge ends", kind: "between", at: at(challenge) });
  }
  for (const mark of optional)
    if (marks.every((other) => Math.abs(other.at - mark.at) >= room)) marks.push(mark);
  return marks.sort((one, other) => one.at - other.at);
}
