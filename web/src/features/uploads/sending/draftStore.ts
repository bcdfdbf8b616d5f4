import { uploadShelf } from "@/session/storage/uploads";

import { isWorthKeeping, keptDraft, type Draft } from "./draft";

// Names, sizes and fingerprints of files, never their content: it would outlive the visit on a shared computer.

/** One draft a person and case. */
export const draftKey = (userId: string, caseReference: string): string => `${userId}/${caseReference}`;

export async function loadDraft(key: string): Promise<Draft | null> {
  return keptDraft(await uploadShelf.get(key), Date.now());
}

export async function saveDraft(key: string, draft: Draft): Promise<void> {
  if (isWorthKeeping(draft)) await uploadShelf.set(key, { ...draft, savedAt: Date.now() });
  else await uploadShelf.remove(key);
}

export const dropDraft = (key: string): Promise<void> => uploadShelf.remove(key);

/** The person's unfinished uploads in this browser. */
export async function draftsOf(userId: string): Promise<Draft[]> {
  const all = await uploadShelf.entries();
  return all
    .filter(([key]) => key.startsWith(`${userId}/`))
    .map(([, kept]) => keptDraft(kept, Date.now()))
    .filter((draft) => draft !== null);
}
