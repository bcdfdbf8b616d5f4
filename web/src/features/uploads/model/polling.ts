const SECOND = 1000;

/** The longer nothing has changed, the longer the wait until the next look. */
const WAITS: [quietMs: number, waitMs: number][] = [
  [15 * SECOND, 1.5 * SECOND],
  [60 * SECOND, 4 * SECOND],
  [300 * SECOND, 15 * SECOND],
];
const LONGEST_MS = 60 * SECOND;

/** Milliseconds until the next look. `changes` are the moments of the last changes; `now` is since the epoch. */
export function pollAfter(changes: readonly string[], now: number): number {
  const newest = Math.max(...changes.map((change) => Date.parse(change)));
  const quiet = Math.max(0, now - newest);
  return WAITS.find(([limit]) => quiet < limit)?.[1] ?? LONGEST_MS;
}
