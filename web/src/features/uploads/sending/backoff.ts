const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** How long to leave a failing connection alone: 1, 2, 4 … 30 seconds, spread so that many files don't knock at once. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return whole * (0.5 + random() / 2);
}

/** Resolves after the time, or as soon as the browser says that the network is back. Rejects when aborted. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      done.abort();
      finish();
    };
    const timer = setTimeout(() => end(resolve), ms);
    window.addEventListener("online", () => end(resolve), { signal: done.signal });
    signal.addEventListener("abort", () => end(() => reject(abortedError())), { signal: done.signal });
  });
}

export const abortedError = (): DOMException => new DOMException("Stopped.", "AbortError");
