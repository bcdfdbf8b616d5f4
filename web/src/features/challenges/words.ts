import type { PillTone } from "@/ui/data/Pill";
import { dateOf, formatDate, formatDeadline, timeOf } from "@/ui/format/dates";
import { formatCount, plural } from "@/ui/format/words";
import type { IconName } from "@/ui/icons/shapes";

import type { CaseDetails, Challenge, Challengeable, ChallengeWindow } from "./types";

export const windowNames: Record<ChallengeWindow, string> = {
  "set-up": "How the case was set up",
  closing: "The closing data",
};

const opens: Record<ChallengeWindow, string> = {
  "set-up": "opens when the case moves to investigation",
  closing: "opens once the closure letter is sent",
};

export const stateWords: Record<Challenge["state"], [PillTone, IconName, string]> = {
  open: ["warning", "clock", "Waiting for an answer"],
  upheld: ["success", "done", "Upheld"],
  "upheld-in-part": ["info", "done", "Upheld in part"],
  declined: ["neutral", "close", "Declined"],
  withdrawn: ["neutral", "minus", "Withdrawn"],
};

export const windowOf = (details: CaseDetails, window: ChallengeWindow) =>
  window === "set-up" ? details.challengeSetUp : details.challengeClosing;

/** "open until Mon 23 Nov, 23:59, UK time", "ended on 23 Nov 2026 at 23:59, UK time" */
export function windowWords(details: CaseDetails, window: ChallengeWindow, timeZone: string): string {
  const found = windowOf(details, window);
  if (found === null) return opens[window];
  return found.open
    ? `open until ${formatDeadline(found.endsAt, timeZone)}, UK time`
    : `ended on ${formatDate(dateOf(found.endsAt, timeZone))} at ${timeOf(found.endsAt, timeZone)}, UK time`;
}

/** The fields whose window is open and of which no challenge waits already. */
export const fieldsToChallenge = (details: CaseDetails): Challengeable[] =>
  details.challengeable.filter(
    ({ name, window }) =>
      windowOf(details, window)?.open === true &&
      !details.challenges.some(({ field, state }) => field === name && state === "open"),
  );

/** A value as people read it; a blank is "nothing". */
export function valueWords(value: string | null, type: Challengeable["type"]): string {
  if (value === null) return "nothing";
  return type === "date" ? formatDate(value) : value;
}

export interface ChallengeDraft {
  field: string;
  claimed: string;
  /** Claims that nothing should be recorded at all. */
  blank: boolean;
  evidence: string;
  documentIds: readonly string[];
}

export interface Mistakes {
  field?: string;
  claimed?: string;
  evidence?: string;
}

/** What keeps the challenge from being sent, each by its field. */
export function mistakesIn(
  draft: ChallengeDraft,
  field: Challengeable | undefined,
  mostEvidence: number,
): Mistakes {
  const over = draft.evidence.trim().length - mostEvidence;
  return {
    ...(field === undefined && { field: "Choose what is recorded wrongly" }),
    ...claimedMistake(draft, field),
    ...(draft.evidence.trim() === "" && { evidence: "Say what shows it" }),
    ...(over > 0 && { evidence: `Your words are ${plural(over, "character")} too long` }),
  };
}

function claimedMistake({ claimed, blank }: ChallengeDraft, field: Challengeable | undefined): Mistakes {
  if (field === undefined || blank) return {};
  if (claimed.trim() === "") return { claimed: "Say what should be recorded" };
  return claimed.trim() === field.recorded ? { claimed: "That is what is recorded already" } : {};
}

export const countWords = (text: string, most: number): string =>
  `${formatCount(text.length)} of ${formatCount(most)} characters`;
