import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "Just now", "6 minutes ago", "1 hour ago"; from a day on "Yesterday, 17:00" and dates. */
export function ago(moment: string, timeZone: string, now: Date = new Date()): string {
  const age = now.getTime() - new Date(moment).getTime();
  if (age < MINUTE_MS) return "Just now";
  if (age < HOUR_MS) return `${plural(Math.floor(age / MINUTE_MS), "minute")} ago`;
  if (age < DAY_MS) return `${plural(Math.floor(age / HOUR_MS), "hour")} ago`;
  return formatMoment(moment, timeZone, now);
}
