interface Sample {
  /** Milliseconds. */
  at: number;
  /** Bytes sent by then. */
  sent: number;
}

const WINDOW_MS = 15_000;
const SETTLE_MS = 2000;

/** How fast bytes have been going out lately. A new object for each sample, so that it can live in a snapshot. */
export interface Pace {
  samples: readonly Sample[];
}

export const noPace: Pace = { samples: [] };

export function paced(pace: Pace, at: number, sent: number): Pace {
  const recent = pace.samples.filter((sample) => at - sample.at <= WINDOW_MS);
  return { samples: [...recent, { at, sent }] };
}

/** Bytes a second over the last moments; null before there is enough to tell. */
export function rateOf({ samples }: Pace): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < SETTLE_MS) return null;
  const rate = ((last.sent - first.sent) * 1000) / (last.at - first.at);
  return rate > 0 ? rate : null;
}

/** Seconds; null when nobody knows. */
export function secondsLeft(pace: Pace, remaining: number): number | null {
  const rate = rateOf(pace);
  return rate === null ? null : remaining / rate;
}

/** "about 3 minutes left", "less than a minute left"; exact numbers would only jump about. */
export function timeLeftWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 50) return "less than a minute left";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
  const hours = Math.round(minutes / 60);
  return `about ${hours} ${hours === 1 ? "hour" : "hours"} left`;
}

/** 0 to 100, and 100 only when all of it is there. */
export const percent = (sent: number, size: number): number =>
  size === 0 ? 0 : sent >= size ? 100 : Math.min(99, Math.floor((sent * 100) / size));

/** "134 of 231 MB", "3.2 of 7.5 MB", "120 of 188 KB": one unit, that of the whole. */
export function sentOf(sent: number, size: number): string {
  if (size < 1000) return `${sent} of ${size} bytes`;
  if (size < 999_500) return `${Math.round(sent / 1000)} of ${Math.round(size / 1000)} KB`;
  const digits = size < 99_500_000 ? 1 : 0;
  return `${(sent / 1_000_000).toFixed(digits)} of ${(size / 1_000_000).toFixed(digits)} MB`;
}
