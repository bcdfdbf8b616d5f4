import { expect, test } from "vitest";

import { causesOf, type Stuck } from "./causes";

const stuck = (id: string, reason: string): Stuck => ({
  id,
  reason,
  explanation: "",
  source: "exports",
  origin: "dead-letter",
  payload: {},
  sessionId: null,
  correlationId: "-",
  times: 1,
  at: "2026-11-17T12:00:00Z",
});

test("messages that failed alike are one cause, the most frequent first", () => {
  const causes = causesOf([stuck("a", "rare"), stuck("b", "often"), stuck("c", "often")]);
  expect(causes.map(({ reason, messages }) => [reason, messages.length])).toEqual([
    ["often", 2],
    ["rare", 1],
  ]);
});

test("nothing stuck has no cause", () => {
  expect(causesOf([])).toEqual([]);
});
