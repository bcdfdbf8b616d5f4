import { dateOf, timeOf } from "@/ui/format/dates";
import type { Schema } from "@/api/types";

type Helpdesk = Schema<"OpeningHours">;

export interface Standing {
  open: boolean;
  /** Open: until when. Closed: the next opening, days from today and the time. */
  until?: string;
  next?: { inDays: number; date: string; opens: string };
}

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "22:00:00" → "22:00" */
const clock = (time: string): string => time.slice(0, 5);

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The date some days later. Dates have no clock, so summer time can't move them. */
const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The hours of a date; none on a day without service, such as a bank holiday where the scheme is away on those. */
function hoursOn(desk: Helpdesk, date: string): Schema<"Hours"> | undefined {
  if (desk.closedOn.includes(date.slice(5)) || desk.closedDates.includes(date)) return undefined;
  return [0, 6].includes(weekday(date)) ? desk.weekends : desk.weekdays;
}

/** Whether somebody is there at this moment, and until or from when, by the scheme's clocks. */
export function standing(desk: Helpdesk, timeZone: string, now: Date): Standing {
  const date = dateOf(now, timeZone);
  const time = timeOf(now.toISOString(), timeZone);
  const today = hoursOn(desk, date);
  if (today !== undefined && time >= clock(today.opens) && time < clock(today.closes))
    return { open: true, until: clock(today.closes) };
  for (let inDays = 0; inDays <= desk.closedOn.length + desk.closedDates.length + 1; inDays += 1) {
    const day = daysAfter(date, inDays);
    const hours = hoursOn(desk, day);
    if (hours !== undefined && (inDays > 0 || time < clock(hours.opens)))
      return { open: false, next: { inDays, date: day, opens: clock(hours.opens) } };
  }
  return { open: false };
}

/** "Helpdesk open until 22:00", "Helpdesk opens tomorrow at 08:00" */
export function helpdeskStatus(desk: Helpdesk, timeZone: string, now: Date): string {
  const { open, until, next } = standing(desk, timeZone, now);
  if (open) return `Helpdesk open until ${until ?? ""}`;
  if (next === undefined) return "Helpdesk closed";
  return `Helpdesk opens ${dayWords(next)}at ${next.opens}`;
}

function dayWords({ inDays, date }: NonNullable<Standing["next"]>): string {
  if (inDays === 0) return "";
  return inDays === 1 ? "tomorrow " : `on ${WEEKDAYS[weekday(date)] ?? ""} `;
}

/** "Monday to Friday 08:00 to 22:00, Saturday and Sunday 12:00 to 16:00" */
export function helpdeskHours({ weekdays, weekends }: Helpdesk): string {
  const span = ({ opens, closes }: Schema<"Hours">): string => `${clock(opens)} to ${clock(closes)}`;
  return `Monday to Friday ${span(weekdays)}, Saturday and Sunday ${span(weekends)}`;
}

/** "Bank holidays included, closed on 25 December." */
export function exceptions({ openOnBankHolidays, closedOn }: Helpdesk): string {
  const holidays = openOnBankHolidays ? "Bank holidays included" : "Closed on bank holidays";
  if (closedOn.length === 0) return `${holidays}.`;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  const days = closedOn.map((each) => day.format(Date.parse(`2024-${each}T00:00:00Z`)));
  return `${holidays}, closed on ${days.join(" and ")}.`;
}
