import { isAllowed, onChoice } from "./choices";
import { entryOf, findEntry, type Kept } from "./kept";

/** What may not be kept in the browser lasts as long as the page: nothing breaks for want of it. */
const memory = new Map<string, string>();

const storages = { tab: () => sessionStorage, browser: () => localStorage };

function storageOf({ name, place }: Kept): Storage {
  if (place !== "tab" && place !== "browser") throw new Error(`${name} isn't kept in a storage.`);
  return storages[place]();
}

/**
 * The one door to what the browser keeps. Names must be listed in `kept.ts`, which is what the cookie page shows;
 * what isn't necessary is kept only if the person allows it.
 */
export const door: Pick<Storage, "getItem" | "setItem" | "removeItem"> = {
  getItem(name) {
    const entry = entryOf(name);
    return isAllowed(entry.purpose) ? storageOf(entry).getItem(name) : (memory.get(name) ?? null);
  },

  setItem(name, value) {
    const entry = entryOf(name);
    if (isAllowed(entry.purpose)) storageOf(entry).setItem(name, value);
    else memory.set(name, value);
  },

  removeItem(name) {
    memory.delete(name);
    storageOf(entryOf(name)).removeItem(name);
  },
};

/** For the sign-in library alone, which names its own items below `recourse.oidc.`. */
export const signInStorage = (): Storage => sessionStorage;

/** Forgets what is refused, now and after each choice, and keeps what was held back until it was allowed. */
export function obeyChoices(): () => void {
  obey();
  return onChoice(obey);
}

function obey(): void {
  for (const place of ["tab", "browser"] as const) forgetRefused(storages[place](), place);
  for (const [name, value] of memory) {
    if (!isAllowed(entryOf(name).purpose)) continue;
    memory.delete(name);
    door.setItem(name, value);
  }
}

function forgetRefused(storage: Storage, place: Kept["place"]): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const name of names.filter((each) => each !== null)) {
    // Undefined for what isn't ours: an extension of the browser may keep things here as well.
    const entry = findEntry(name);
    if (entry?.place !== place || isAllowed(entry.purpose)) continue;
    memory.set(name, storage.getItem(name) ?? "");
    storage.removeItem(name);
  }
}
