import type { ExportView } from "./types";

/** Exports of a few hundred cases take a second or two: looked for at once, then ever more calmly. */
const PACE: readonly { untilMs: number; everyMs: number }[] = [
  { untilMs: 5_000, everyMs: 500 },
  { untilMs: 20_000, everyMs: 1_000 },
];
/** A person's own work is told within this. */
const SLOWEST_MS = 2_000;
const SLOWEST_AFTER_TROUBLE_MS = 30_000;

export const isPending = ({ state }: Pick<ExportView, "state">): boolean =>
  state === "queued" || state === "running";

/**
 * Milliseconds until the exports are looked at again; false when nothing is being made.
 * `failures` counts the looks in a row that failed: a service in trouble is left alone for longer.
 */
export function nextLook(exports: readonly ExportView[], failures: number, now: number): number | false {
  const ages = exports.filter(isPending).map(({ requestedAt }) => now - Date.parse(requestedAt));
  if (ages.length === 0) return false;
  const youngest = Math.min(...ages);
  const pace = PACE.find(({ untilMs }) => youngest < untilMs)?.everyMs ?? SLOWEST_MS;
  return Math.min(pace * 2 ** failures, failures === 0 ? SLOWEST_MS : SLOWEST_AFTER_TROUBLE_MS);
}
