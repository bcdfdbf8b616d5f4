import { expect, test } from "vitest";

import { ago } from "./ago";

const now = new Date("2026-11-17T12:00:00Z");
const told = (moment: string): string => ago(moment, "Europe/London", now);

test.each([
  ["2026-11-17T11:59:30Z", "Just now"],
  ["2026-11-17T11:54:00Z", "6 minutes ago"],
  ["2026-11-17T11:00:00Z", "1 hour ago"],
  ["2026-11-16T12:01:00Z", "23 hours ago"],
  ["2026-11-16T11:00:00Z", "Yesterday, 11:00"],
  ["2026-11-03T17:00:00Z", "3 Nov, 17:00"],
])("%s is told as %s", (moment, words) => {
  expect(told(moment)).toBe(words);
});
