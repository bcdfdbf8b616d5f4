import { createStore, del, entries, get, set } from "idb-keyval";

import { isWorthKeeping, keptDraft, type Draft } from "./draft";

// Names, sizes and fingerprints of files, never their content: it would outlive the visit on a shared computer.
const store = createStore("recourse-uploads", "drafts");

/** One draft a person and case. */
export const draftKey = (userId: string, caseReference: string): string => `${userId}/${caseReference}`;

export async function loadDraft(key: string): Promise<Draft | null> {
  return keptDraft(await get(key, store), Date.now());
}

export async function saveDraft(key: string, draft: Draft): Promise<void> {
  if (isWorthKeeping(draft)) await set(key, { ...draft, savedAt: Date.now() }, store);
  else await del(key, store);
}

export const dropDraft = (key: string): Promise<void> => del(key, store);

/** The person's unfinished uploads in this browser. */
export async function draftsOf(userId: string): Promise<Draft[]> {
  const all = await entries<string, unknown>(store);
  return all
    .filter(([key]) => key.startsWith(`${userId}/`))
    .map(([, kept]) => keptDraft(kept, Date.now()))
    .filter((draft) => draft !== null);
}
