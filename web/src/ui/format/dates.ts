/** Dates are "2026-11-24"; moments are ISO 8601 with a zone. The zone of the scheme says which day a moment falls on. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;

function partsOf(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return [year, month, day];
}

const utc = (date: string): number => {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
};

/** "24 Nov 2026" */
export function formatDate(date: string): string {
  const [year, month, day] = partsOf(date);
  return `${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** "24 Nov" */
export function formatDayMonth(date: string): string {
  const [, month, day] = partsOf(date);
  return `${day} ${MONTHS[month - 1] ?? ""}`;
}

/** "Monday 30 November 2026" */
export function formatLongDate(date: string): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
  return words.format(utc(date)).replace(",", "");
}

/** The date, in the zone, on which the moment falls: "2026-11-24". */
export function dateOf(moment: string | number | Date, timeZone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone }).format(new Date(moment));
}

/** "17:00" */
export function timeOf(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone }).format(new Date(moment));
}

export const today = (timeZone: string, now: Date = new Date()): string => dateOf(now, timeZone);

/** Calendar days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS);

/** "Mon 30 Nov, 17:00", with the year when it isn't this one. */
export function formatDeadline(moment: string, timeZone: string, now: Date = new Date()): string {
  const date = dateOf(moment, timeZone);
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }).format(utc(date));
  const sameYear = date.slice(0, 4) === today(timeZone, now).slice(0, 4);
  return `${weekday} ${sameYear ? formatDayMonth(date) : formatDate(date)}, ${timeOf(moment, timeZone)}`;
}

/** "Today", "Yesterday", else null: words come before a date only while they are true. */
function nearDay(date: string, timeZone: string, now: Date): "Today" | "Yesterday" | null {
  const age = daysBetween(date, today(timeZone, now));
  if (age === 0) return "Today";
  return age === 1 ? "Yesterday" : null;
}

/** "Today, 09:14", "16 Nov, 11:05", "16 Nov 2025, 11:05" */
export function formatMoment(moment: string, timeZone: string, now: Date = new Date()): string {
  const date = dateOf(moment, timeZone);
  const sameYear = date.slice(0, 4) === today(timeZone, now).slice(0, 4);
  const day = nearDay(date, timeZone, now) ?? (sameYear ? formatDayMonth(date) : formatDate(date));
  return `${day}, ${timeOf(moment, timeZone)}`;
}

/** A heading over the entries of one day: "Today", "Yesterday", "Monday 16 November 2026". */
export function dayHeading(date: string, timeZone: string, now: Date = new Date()): string {
  return nearDay(date, timeZone, now) ?? formatLongDate(date);
}
