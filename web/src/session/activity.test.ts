import { beforeEach, describe, expect, it, vi } from "vitest";

import { activity } from "./activity";

const NOON = 1_795_608_000_000;
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe("whether somebody is there", () => {
  it("holds for a minute after a sign of life: calls made later are polling and don't count", () => {
    activity.touch(NOON);
    expect(activity.isRecent(NOON + 59_000)).toBe(true);
    expect(activity.isRecent(NOON + 60_000)).toBe(false);
  });

  it("holds as long as a piece of work runs", () => {
    activity.touch(NOON);
    const release = activity.hold();
    expect(activity.isRecent(NOON + 600_000)).toBe(true);
    expect(activity.last(NOON + 600_000)).toBe(NOON + 600_000);
    release();
  });

  it("isn't started by looking: only a sign of life is kept", () => {
    expect(activity.last(NOON)).toBeNull();
    activity.isRecent(NOON);
    expect(activity.last(NOON)).toBeNull();
  });
});
