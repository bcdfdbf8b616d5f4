import { expect, it } from "vitest";

import { backoffMs } from "./backoff";

it("each failure in a row doubles the wait, up to half a minute", () => {
  const longest = [1, 2, 3, 6, 20].map((failures) => backoffMs(failures, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});

it("waits are spread, and never shorter than half", () => {
  expect(backoffMs(1, () => 0)).toBe(500);
});
