// With the half second of the change feed and a queue between, news is there within two seconds.
const OWN_WORK_MS = 1_000;
export const QUIET_MS = 30_000;

const awaited = new Set<symbol>();

/**
 * Call when a piece of the person's own work is on its way, such as an export: until the returned function
 * is called, the bell looks every second. Calling that twice does no harm.
 */
export function awaitNews(): () => void {
  const piece = Symbol("awaited");
  awaited.add(piece);
  return () => void awaited.delete(piece);
}

/** How long until the bell looks again. While the page is hidden it doesn't look at all: the query sees to that. */
export const pollingInterval = (): number => (awaited.size > 0 ? OWN_WORK_MS : QUIET_MS);
