import type { Channel } from "./types";

/** An update being written. `key` stays with it from the first word to the sending, so that a retry never sends twice. */
export interface UpdateDraft {
  references: readonly string[];
  businessName: string;
  reason: string;
  comment: string;
  /** The words for one case alone, by reference. They stay while a case is left out, in case it comes back. */
  caseComments: Readonly<Record<string, string>>;
  channel: Channel;
  key: string;
}

export const newDraft = (references: readonly string[], businessName: string, key: string): UpdateDraft => ({
  references,
  businessName,
  reason: "",
  comment: "",
  caseComments: {},
  channel: "portal",
  key,
});

/** What was written goes on for the cases chosen now, when they are of the same business; else it starts anew. */
export function resumed(kept: UpdateDraft | null, fresh: UpdateDraft): UpdateDraft {
  if (kept?.businessName !== fresh.businessName) return fresh;
  return { ...kept, references: fresh.references };
}

/** One spelling of a reference for comparing: "pnx 5118204 k7qd" is PNX-5118204-K7QD. */
export const keyOf = (reference: string): string => reference.replace(/[^a-z0-9]/gi, "").toUpperCase();

/** The draft with more cases, none of them twice. */
export function withCases(draft: UpdateDraft, added: readonly string[]): UpdateDraft {
  const known = new Set(draft.references.map(keyOf));
  const news = added.filter((reference) => !known.has(keyOf(reference)));
  return { ...draft, references: [...draft.references, ...news] };
}

export const withoutCase = (draft: UpdateDraft, reference: string): UpdateDraft => ({
  ...draft,
  references: draft.references.filter((each) => each !== reference),
});

/** The words for single cases, as far as they go to `references`. */
export function caseCommentsFor(draft: UpdateDraft, references: readonly string[]): Record<string, string> {
  const entries = references.map((reference) => [reference, draft.caseComments[reference]?.trim() ?? ""]);
  return Object.fromEntries(entries.filter(([, comment]) => comment !== "")) as Record<string, string>;
}
