import { isStaffTab } from "./realm";
import { door } from "./storage/door";

/** Why somebody finds themselves on the signed-out page. */
export type SignedOutReason = "asked" | "idle" | "ended";

/** Staff and business sign-ins are two sessions: ending one leaves the other alone. */
const key = (): string => `recourse.ended.${isStaffTab() ? "staff" : "business"}`;

/** Tells the person's other tabs that their session has ended. */
export function announceEnd(reason: SignedOutReason): void {
  door.setItem(key(), JSON.stringify({ reason, at: Date.now() }));
}

/** When a session was last ended in this browser, in milliseconds since the epoch; null if none was. */
export function lastEnd(): number | null {
  const kept = door.getItem(key());
  return kept === null ? null : (JSON.parse(kept) as { at: number }).at;
}

/** Calls `leave` when another tab ends the session. Returns the function that stops listening. */
export function onEndElsewhere(leave: (reason: SignedOutReason) => void): () => void {
  const onStorage = (event: StorageEvent): void => {
    if (event.key !== key() || event.newValue === null) return;
    const { reason } = JSON.parse(event.newValue) as { reason: SignedOutReason };
    leave(reason);
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}
