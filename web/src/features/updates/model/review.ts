import { plural } from "@/ui/format/words";

import { keyOf, type UpdateDraft } from "./draft";
import { tooLong } from "./text";
import type { CheckedCase } from "./types";

/** One case of an update to many. `problem` in words; null when it's ready, or not yet checked. */
export interface ReviewLine {
  reference: string;
  /** What the complaint is about; null until the case is checked. */
  issue: string | null;
  comment: string;
  problem: string | null;
}

/** The cases with what stands against each, those with a problem first, otherwise in the order chosen. */
export function reviewLines(
  draft: UpdateDraft,
  checked: readonly CheckedCase[],
  mostPerCase: number,
): ReviewLine[] {
  const found = new Map(checked.map((row) => [keyOf(row.reference), row]));
  const lines = draft.references.map((reference): ReviewLine => {
    const row = found.get(keyOf(reference));
    const comment = draft.caseComments[reference] ?? "";
    return {
      reference,
      issue: row?.complaintIssue ?? null,
      comment,
      problem: row?.objection?.message ?? tooLong(comment, mostPerCase, "comment here"),
    };
  });
  const rank = ({ problem }: ReviewLine): number => (problem === null ? 1 : 0);
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

/** "Send to 12 cases", "Leave out 2 and send 10": the button says how many go. */
export function sendWords(ready: number, problems: number): string {
  if (problems === 0) return `Send to ${plural(ready, "case")}`;
  return `Leave out ${problems} and send ${ready}`;
}

/** "10 are ready, 2 need a change." */
export function summaryWords(ready: number, problems: number): string {
  if (problems === 0) return ready === 1 ? "1 is ready." : `All ${ready} are ready.`;
  const bad = problems === 1 ? "1 needs a change" : `${problems} need a change`;
  if (ready === 0) return `None can be sent, ${bad}.`;
  return `${ready === 1 ? "1 is" : `${ready} are`} ready, ${bad}.`;
}
