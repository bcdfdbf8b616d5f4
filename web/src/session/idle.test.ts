import { describe, expect, it } from "vitest";

import { idleState, timeLeft } from "./idle";

const limits = { warningMinutes: 25, signOutMinutes: 30 };
const minutes = (count: number): number => count * 60_000;

describe("an idle session", () => {
  it("is left alone before the warning", () => {
    expect(idleState(minutes(24), 0, limits)).toEqual({ kind: "active" });
  });

  it("is warned at 25 minutes with five minutes left", () => {
    expect(idleState(minutes(25), 0, limits)).toEqual({ kind: "warned", secondsLeft: 300 });
  });

  it("ends at 30 minutes", () => {
    expect(idleState(minutes(30), 0, limits)).toEqual({ kind: "expired" });
  });

  it.each([
    [300, "5 minutes"],
    [75, "1 minute"],
    [45, "45 seconds"],
    [1, "1 second"],
  ])("with %i seconds left says %s", (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });
});
