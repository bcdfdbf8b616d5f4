import { door } from "./storage/door";

const KEY = "recourse.last-activity";
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** How long after a sign of life somebody still counts as there. */
const RECENT_MS = 60_000;

const running = new Set<symbol>();

/**
 * What counts as somebody being there. Only people and the work they started count: polling and token
 * refresh never do. The time is shared by all tabs, so working in one keeps the others signed in.
 */
export const activity = {
  /** Somebody did something just now. */
  touch(now: number = Date.now()): void {
    door.setItem(KEY, String(now));
  },

  /** Milliseconds since the epoch; null when nobody has used this browser yet. While work is running, that is now. */
  last(now: number = Date.now()): number | null {
    if (running.size > 0) activity.touch(now);
    const kept = Number(door.getItem(KEY));
    return kept > 0 ? kept : null;
  },

  /** Whether somebody did something within the last minute. What the portal then asks for is their doing. */
  isRecent(now: number = Date.now()): boolean {
    return now - (activity.last(now) ?? now) < RECENT_MS;
  },

  /**
   * Keeps the session open while a piece of work runs, such as an upload. Call the returned function
   * when it has ended, well or badly; calling it twice does no harm.
   */
  hold(): () => void {
    const piece = Symbol("work");
    running.add(piece);
    return () => {
      if (running.delete(piece)) activity.touch();
    };
  },

  /** Starts noticing pointers and keys. Returns the function that stops it. */
  watch(target: Window = window): () => void {
    const onSign = (): void => activity.touch();
    for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, onSign, { passive: true, capture: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) target.removeEventListener(sign, onSign, { capture: true });
    };
  },
};
