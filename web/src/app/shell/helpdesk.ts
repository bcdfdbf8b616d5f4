import { dateOf, timeOf } from "@/ui/format/dates";
import type { Schema } from "@/api/types";

/** "22:00:00" → "22:00" */
const clock = (time: string): string => time.slice(0, 5);

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** What the base bar says of the helpdesk at this moment, in the scheme's time. */
export function helpdeskStatus(desk: Schema<"Helpdesk">, timeZone: string, now: Date): string {
  const date = dateOf(now, timeZone);
  if (desk.closedOn.includes(date.slice(5))) return "Helpdesk closed today";
  const { opens, closes } = isWeekend(date) ? desk.weekends : desk.weekdays;
  const time = timeOf(now.toISOString(), timeZone);
  if (time < clock(opens)) return `Helpdesk opens at ${clock(opens)}`;
  return time < clock(closes) ? `Helpdesk open until ${clock(closes)}` : "Helpdesk closed now";
}

/** "Monday to Friday 08:00 to 22:00, Saturday and Sunday 12:00 to 16:00" */
export function helpdeskHours({ weekdays, weekends }: Schema<"Helpdesk">): string {
  const span = ({ opens, closes }: Schema<"Hours">): string => `${clock(opens)} to ${clock(closes)}`;
  return `Monday to Friday ${span(weekdays)}, Saturday and Sunday ${span(weekends)}`;
}
