import { useSyncExternalStore } from "react";

import type { Purpose } from "./kept";

/** What somebody allows beyond what the portal can't do without. */
export interface Choices {
  functional: boolean;
  analytical: boolean;
}

const KEY = "recourse.choices";

/** Raised when the list of what is kept gains something that people haven't been asked about. */
const ASKED = 1;

const listeners = new Set<() => void>();

/** Kept as read: `useSyncExternalStore` wants the same object for the same text. */
let text: string | null = null;
let parsed: Choices | null = null;

/** What was chosen in this browser; null before a choice, which allows nothing. */
function choices(): Choices | null {
  const kept = localStorage.getItem(KEY);
  if (kept !== text) {
    text = kept;
    parsed = kept === null ? null : read(kept);
  }
  return parsed;
}

function read(kept: string): Choices | null {
  const { asked, functional, analytical } = JSON.parse(kept) as Partial<Choices> & { asked?: number };
  return asked === ASKED ? { functional: functional === true, analytical: analytical === true } : null;
}

export function choose(made: Choices): void {
  localStorage.setItem(KEY, JSON.stringify({ asked: ASKED, ...made }));
  tell();
}

export const isAllowed = (purpose: Purpose): boolean =>
  purpose === "necessary" || (choices()?.[purpose] ?? false);

/** Calls back after each choice, made here or in another tab. Returns the function that stops it. */
export function onChoice(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", onStorage);
  };
}

export const useChoices = (): Choices | null => useSyncExternalStore(onChoice, choices);

function onStorage(event: StorageEvent): void {
  if (event.key === KEY || event.key === null) tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
