import type { UpdateDraft } from "./draft";
import { lengthOf, tooLong } from "./text";

/** What has to be put right before an update can go, in words. */
export interface Mistakes {
  reason?: string;
  comment?: string;
}

export function mistakesIn(draft: Pick<UpdateDraft, "reason" | "comment">, mostCharacters: number): Mistakes {
  const over = tooLong(draft.comment, mostCharacters, "comment");
  const comment = lengthOf(draft.comment) === 0 ? "Write a comment." : over;
  return {
    ...(draft.reason === "" && { reason: "Choose a reason." }),
    ...(comment !== null && { comment }),
  };
}
