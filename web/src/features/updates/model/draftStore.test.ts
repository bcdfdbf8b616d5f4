import { expect, test } from "vitest";

import { newDraft } from "./draft";
import { DraftStore } from "./draftStore";

/** The tab's storage, as far as drafts use it. */
class Kept implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  key = (index: number): string | null => [...this.#items.keys()][index] ?? null;
  getItem = (name: string): string | null => this.#items.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.#items.set(name, value);
  removeItem = (name: string): void => void this.#items.delete(name);
  clear = (): void => this.#items.clear();
}

const draft = { ...newDraft(["PNX-5118204-K7QD"], "Brackenhall Bank", "key-1"), comment: "On its way." };

test("a draft is read back as it was kept, key and all", () => {
  const storage = new Kept();
  new DraftStore(storage, "priya").keep("many", draft);
  expect(new DraftStore(storage, "priya").read("many")).toEqual(draft);
});

test("nobody reads another person's draft", () => {
  const storage = new Kept();
  new DraftStore(storage, "priya").keep("many", draft);
  expect(new DraftStore(storage, "tom").read("many")).toBeNull();
});

test("each case has a draft of its own", () => {
  const store = new DraftStore(new Kept(), "priya");
  store.keep("case/PNX-5118204-K7QD", draft);
  expect(store.read("case/PNX-5117988-H9KS")).toBeNull();
});

test("a dropped draft is gone", () => {
  const store = new DraftStore(new Kept(), "priya");
  store.keep("many", draft);
  store.drop("many");
  expect(store.read("many")).toBeNull();
});
