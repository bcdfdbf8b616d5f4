/** Where a session stands between the last sign of life and the end. */
export type IdleState = { kind: "active" } | { kind: "warned"; secondsLeft: number } | { kind: "expired" };

export interface IdleLimits {
  warningMinutes: number;
  signOutMinutes: number;
}

/** Times are milliseconds since the epoch. */
export function idleState(now: number, lastActivity: number, limits: IdleLimits): IdleState {
  const idleSeconds = Math.floor((now - lastActivity) / 1000);
  const secondsLeft = limits.signOutMinutes * 60 - idleSeconds;
  if (secondsLeft <= 0) return { kind: "expired" };
  if (idleSeconds >= limits.warningMinutes * 60) return { kind: "warned", secondsLeft };
  return { kind: "active" };
}

/** "4 minutes", "1 minute", "45 seconds". */
export function timeLeft(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  if (seconds > 59) return "1 minute";
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
