import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { beginTrace, followIf, traceparent } from "./trace";

const idOf = (parent: string | null) => parent?.split("-")[1];

beforeEach(() => followIf(() => true));

afterEach(() => {
  vi.restoreAllMocks();
});

test("nobody is followed who hasn't allowed it", () => {
  beginTrace();
  followIf(() => false);
  expect(traceparent()).toBeNull();
});

test("a call says where its trace goes on, as W3C Trace Context asks", () => {
  expect(traceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});

test("the calls of one click share a trace, and the next click begins another", () => {
  beginTrace();
  const [first, second] = [traceparent(), traceparent()];
  expect(idOf(first)).toBe(idOf(second));
  expect(first).not.toBe(second);
  beginTrace();
  expect(idOf(traceparent())).not.toBe(idOf(first));
});

test("a poll long after a click isn't part of it", () => {
  beginTrace();
  const clicked = traceparent();
  const now = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(now + 11_000);
  expect(idOf(traceparent())).not.toBe(idOf(clicked));
});
