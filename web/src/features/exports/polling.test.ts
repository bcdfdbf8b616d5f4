import { expect, test } from "vitest";

import { nextLook } from "./polling";
import type { ExportView } from "./types";

const NOW = Date.parse("2026-11-17T12:00:00Z");

const exported = (state: ExportView["state"], secondsAgo: number): ExportView => ({
  id: "one",
  name: "Cases, 17 November 2026, 12:00",
  format: "csv",
  state,
  reason: null,
  rows: 0,
  total: 47,
  size: null,
  requestedAt: new Date(NOW - secondsAgo * 1000).toISOString(),
  finishedAt: null,
  wanted: {} as ExportView["wanted"],
  expiresAt: "2026-11-24T12:00:00Z",
});

test("nothing is looked up while nothing is being made", () => {
  expect(nextLook([exported("ready", 1), exported("failed", 1)], 0, NOW)).toBe(false);
});

test.each([
  [1, 500],
  [10, 1_000],
  [600, 2_000],
])("an export asked for %i seconds ago is looked at after %i ms", (seconds, pause) => {
  expect(nextLook([exported("running", seconds)], 0, NOW)).toBe(pause);
});

test("the youngest export sets the pace", () => {
  expect(nextLook([exported("running", 600), exported("queued", 0)], 0, NOW)).toBe(500);
});

test("a service in trouble is left alone for longer and longer, up to half a minute", () => {
  expect(nextLook([exported("running", 600)], 1, NOW)).toBe(4_000);
  expect(nextLook([exported("running", 600)], 9, NOW)).toBe(30_000);
});
