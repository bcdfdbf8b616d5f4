import { useSyncExternalStore } from "react";

export interface Toast {
  id: number;
  message: string;
  action?: { label: string; run: () => void } | undefined;
}

let current: Toast | null = null;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Toast | null): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Confirms what the person just did. Never the only place for an error. An action is for an undo that is real. */
export function showToast(message: string, action?: Toast["action"]): void {
  lastId += 1;
  set({ id: lastId, message, action });
}

export const dismissToast = (): void => set(null);

export const useCurrentToast = (): Toast | null => useSyncExternalStore(subscribe, () => current);
