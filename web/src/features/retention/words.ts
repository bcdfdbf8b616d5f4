import type { Schema } from "@/api/types";
import type { PillTone } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";
import { formatCount } from "@/ui/format/words";

export type Act = Schema<"Act">;
export type Run = Schema<"RunLine">;

interface ActWords {
  /** What a run would do about one person. */
  would: string;
  /** What a run did, after a count. */
  did: string;
}

const acts: Record<Act, ActWords> = {
  none: { would: "Nothing", did: "untouched" },
  warn: { would: "Warned by email", did: "warned" },
  disable: { would: "Disabled", did: "disabled" },
  purge: { would: "Purged", did: "due to be purged" },
  keep: { would: "Kept: nobody else can do what they can", did: "kept as the last" },
  "start-count": { would: "Counted from today", did: "counted from that day" },
  doubt: { would: "Last seen in the future: check the clock", did: "last seen in the future" },
  hold: { would: "Kept: processing is restricted", did: "kept: processing is restricted" },
  finish: { would: "Forgetting asked for again", did: "asked for again" },
  withdraw: { would: "Invitation withdrawn", did: "invitations withdrawn" },
  fail: { would: "Failed", did: "failed" },
};

export const wouldBe = (act: Act): string => acts[act].would;

/** "3 warned, 1 disabled", or that nothing was due. */
export function whatWasDone(counts: Run["counts"]): string {
  const parts = (Object.entries(counts) as [Act, number][])
    .filter(([, count]) => count > 0)
    .map(([act, count]) => `${formatCount(count)} ${acts[act].did}`);
  return parts.length === 0 ? "Nothing was due" : parts.join(", ");
}

const subjects: Record<Run["about"], string> = { accounts: "Accounts", cases: "Cases" };

export const subjectOf = (run: Run): string => subjects[run.about];

const cautions: Record<Run["about"], string> = {
  accounts: "After a gap: nobody’s account was ended",
  cases: "After a gap: no case was collected",
};

/** What a run left undone because the clock may have been wrong. */
export const cautionOf = (run: Run): string => cautions[run.about];

interface Standing {
  icon: IconName;
  tone: PillTone;
  words: string;
}

const standings: Record<Run["purges"], Standing> = {
  collecting: { icon: "clock", tone: "info", words: "Running" },
  none: { icon: "check", tone: "bare", words: "Nothing to purge" },
  waiting: { icon: "warning", tone: "warning", words: "Needs two people" },
  asked: { icon: "warning", tone: "warning", words: "Needs a second person" },
  approved: { icon: "clock", tone: "info", words: "Purging" },
  done: { icon: "done", tone: "success", words: "Purged" },
  expired: { icon: "close", tone: "neutral", words: "Not approved in time" },
};

export const standingOf = (run: Run): Standing => standings[run.purges];
