import { useSyncExternalStore } from "react";

import { door } from "@/session/storage/door";

const KEY = "recourse.exports.awaited";

const kept = door.getItem(KEY);
let current: readonly string[] = kept === null ? [] : (JSON.parse(kept) as string[]);
const listeners = new Set<() => void>();

function set(ids: readonly string[]): void {
  current = ids;
  door.setItem(KEY, JSON.stringify(ids));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Exports that were asked for in this tab and aren't settled yet. They outlive a reload. */
export const useAwaited = (): readonly string[] => useSyncExternalStore(subscribe, () => current);

export const startAwaiting = (id: string): void => set([...current, id]);

export const stopAwaiting = (ids: readonly string[]): void => set(current.filter((id) => !ids.includes(id)));
