import { useSyncExternalStore } from "react";

import { door } from "@/session/storage/door";

import type { UpdateDraft } from "./draft";

/** Where a draft belongs: one case, or many together. */
export type DraftPlace = `case/${string}` | "many";

/** As much of a storage as drafts need. */
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Drafts by the person and the place. */
export class DraftStore {
  readonly #storage: Shelf;
  readonly #userId: string;

  constructor(storage: Shelf, userId: string) {
    this.#storage = storage;
    this.#userId = userId;
  }

  read(place: DraftPlace): UpdateDraft | null {
    const kept = this.#storage.getItem(this.#name(place));
    return kept === null ? null : (JSON.parse(kept) as UpdateDraft);
  }

  keep(place: DraftPlace, draft: UpdateDraft): void {
    this.#storage.setItem(this.#name(place), JSON.stringify(draft));
    tell();
  }

  drop(place: DraftPlace): void {
    this.#storage.removeItem(this.#name(place));
    tell();
  }

  #name(place: DraftPlace): string {
    return `recourse.update-draft.${this.#userId}.${place}`;
  }
}

/** In the tab's storage: it survives a reload, and no words about a person stay behind on a shared machine. */
export const draftsOf = (userId: string): DraftStore => new DraftStore(door, userId);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How many cases the unsent update of many is about; 0 when there is none. */
export const useUnsentCases = (userId: string): number =>
  useSyncExternalStore(subscribe, () => draftsOf(userId).read("many")?.references.length ?? 0);
