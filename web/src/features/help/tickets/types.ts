import type { Schema } from "@/api/types";
import type { IconName } from "@/ui/icons/shapes";
import type { PillTone } from "@/ui/data/Pill";
import { plural } from "@/ui/format/words";

export type Ticket = Schema<"TicketDetails">;
export type TicketLine = Schema<"TicketLine">;
export type TicketState = Schema<"TicketState">;
export type Screenshot = Schema<"Screenshot">;

interface StateLook {
  words: string;
  icon: IconName;
  tone: PillTone;
}

export type StateWords = Record<TicketState, StateLook>;

/** How a ticket stands, to whoever wrote it. */
export const STATES: StateWords = {
  open: { words: "With the helpdesk", icon: "clock", tone: "bare" },
  reopened: { words: "Reopened, with the helpdesk", icon: "clock", tone: "bare" },
  waiting: { words: "Waiting for you", icon: "arrow", tone: "yoursSoft" },
  resolved: { words: "Resolved", icon: "done", tone: "bare" },
};

/** The same, to the helpdesk. */
export const STAFF_STATES: StateWords = {
  open: { words: "To answer", icon: "arrow", tone: "yoursSoft" },
  reopened: { words: "Reopened, to answer", icon: "arrow", tone: "warning" },
  waiting: { words: "Waiting for the writer", icon: "clock", tone: "bare" },
  resolved: STATES.resolved,
};

const LONGEST = 4000;

/** What is wrong with the words; undefined when they can go. */
export function textMistake(text: string, missing: string): string | undefined {
  if (text.trim() === "") return missing;
  const over = text.trim().length - LONGEST;
  return over > 0 ? `Your words are ${plural(over, "character")} too long.` : undefined;
}
