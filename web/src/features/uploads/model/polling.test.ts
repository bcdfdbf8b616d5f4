import { expect, it } from "vitest";

import { pollAfter } from "./polling";

const now = Date.parse("2026-11-20T10:00:00Z");

it.each([
  [["2026-11-20T09:59:58Z"], 1500],
  [["2026-11-20T09:59:30Z"], 4000],
  [["2026-11-20T09:56:00Z", "2026-11-20T09:00:00Z"], 15_000],
  [["2026-11-20T08:00:00Z"], 60_000],
  [["2026-11-20T10:05:00Z"], 1500],
])("after the last change at %j the next look is in %i ms", (changes, wait) => {
  expect(pollAfter(changes, now)).toBe(wait);
});
