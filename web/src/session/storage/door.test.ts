import { beforeEach, describe, expect, it, vi } from "vitest";

import { choose } from "./choices";
import { door, obeyChoices } from "./door";
import { everythingKept } from "./kept";
import { wordsOf } from "./words";

/** A storage as browsers have it. */
class Shelf implements Storage {
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

let tab: Shelf;
let browser: Shelf;

beforeEach(() => {
  [tab, browser] = [new Shelf(), new Shelf()];
  vi.stubGlobal("sessionStorage", tab);
  vi.stubGlobal("localStorage", browser);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
});

const columns = "recourse.case-list.user-1";

describe("what the browser keeps", () => {
  it("is listed: a name that the cookie page doesn't show is refused", () => {
    expect(() => door.setItem("recourse.something-new", "1")).toThrow("cookie page");
  });

  it("is only what is necessary before a choice; the rest lasts as long as the page", () => {
    door.setItem("recourse.last-activity", "1");
    door.setItem(columns, "mine");
    expect(browser.getItem("recourse.last-activity")).toBe("1");
    expect(browser.getItem(columns)).toBeNull();
    expect(door.getItem(columns)).toBe("mine");
  });

  it("is kept from the choice on, and gone with it", () => {
    const stop = obeyChoices();
    door.setItem(columns, "mine");
    choose({ functional: true, analytical: false });
    expect(browser.getItem(columns)).toBe("mine");
    choose({ functional: false, analytical: true });
    expect(browser.getItem(columns)).toBeNull();
    expect(door.getItem(columns)).toBe("mine");
    stop();
  });

  it("is forgotten at the start when it was kept without having been allowed", () => {
    browser.setItem(columns, "from before there were choices");
    browser.setItem("an-extension", "not ours");
    obeyChoices()();
    expect(browser.getItem(columns)).toBeNull();
    expect(browser.getItem("an-extension")).toBe("not ours");
  });

  it("is told apart by its most exact name: a list's last page belongs to the tab", () => {
    choose({ functional: true, analytical: false });
    door.setItem("recourse.case-list.last", "page 3");
    expect(tab.getItem("recourse.case-list.last")).toBe("page 3");
  });

  it("is named once each, and told in words", () => {
    const names = everythingKept.map(({ name }) => name);
    expect(Object.keys(wordsOf).sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });
});
