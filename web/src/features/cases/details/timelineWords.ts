import { dateOf } from "@/ui/format/dates";

import type { CaseDetails, Party } from "../model/types";

export type Entry = CaseDetails["timeline"][number];

/** "Abi Oyelaran, Larkfield"; the scheme, or the side, when no person is named. */
export function actorOf({ actor, party }: Entry, schemeName: string, business: string): string {
  const sides: Record<Party, string> = {
    business,
    scheme: schemeName,
    consumer: "The consumer",
  };
  if (actor === null) return sides[party];
  return party === "scheme" ? `${actor}, ${schemeName}` : actor;
}

export interface Day {
  date: string;
  entries: Entry[];
}

/** Entries under the day of the scheme on which they happened, in the order they came. */
export function byDay(entries: readonly Entry[], timeZone: string): Day[] {
  const days = Map.groupBy(entries, ({ at }) => dateOf(at, timeZone));
  return [...days].map(([date, those]) => ({ date, entries: those }));
}
