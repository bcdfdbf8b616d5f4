import { formatDate } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";

export const LONGEST_WHY = 500;

/** Why the words can't go as they are; undefined when they can. */
export function whyMistake(why: string): string | undefined {
  if (why.trim() === "") return "Say why you need more time";
  const over = why.trim().length - LONGEST_WHY;
  return over > 0 ? `Your words are ${plural(over, "character")} too long.` : undefined;
}

interface Bounds {
  due: string;
  latestNewDay: string;
}

/** Why the day can't be asked for; dates written "2026-11-24" compare as they stand. */
export function wantedMistake(wanted: string, { due, latestNewDay }: Bounds): string | undefined {
  if (wanted === "") return "Choose a new last day";
  if (wanted <= due) return `Choose a day after ${formatDate(due)}, when it is due now`;
  return wanted > latestNewDay ? `Choose a day up to ${formatDate(latestNewDay)}` : undefined;
}
