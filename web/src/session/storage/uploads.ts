import { createStore, del, entries, get, set } from "idb-keyval";

const store = createStore("recourse-uploads", "drafts");

/** The database of uploads under way, listed as `recourse-uploads`. Loaded with the upload pages only. */
export const uploadShelf = {
  get: (key: string): Promise<unknown> => get(key, store),
  set: (key: string, value: unknown): Promise<void> => set(key, value, store),
  remove: (key: string): Promise<void> => del(key, store),
  entries: (): Promise<[string, unknown][]> => entries<string, unknown>(store),
};
