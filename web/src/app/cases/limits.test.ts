import { expect, test } from "vitest";

import { objectionTo } from "./limits";

const limits = { bulkUpdate: 50, bulkAssign: 25, tickedExport: 100 };
const of = (businessName: string, count: number) => Array.from({ length: count }, () => ({ businessName }));

test("within the limits and of one business nothing stands against an act", () => {
  expect(objectionTo("update", of("Penrow Credit", 50), limits)).toBeNull();
  expect(objectionTo("assign", of("Penrow Credit", 25), limits)).toBeNull();
});

test("past a limit it's said how many to untick", () => {
  expect(objectionTo("assign", of("Penrow Credit", 27), limits)).toBe(
    "Assigning takes 25 cases at most: untick 2.",
  );
});

test("cases of several businesses can be exported, not updated", () => {
  const mixed = [...of("Penrow Credit", 2), ...of("Brackenhall Bank", 1)];
  expect(objectionTo("update", mixed, limits)).toContain("these are of 2 businesses");
  expect(objectionTo("export", mixed, limits)).toBeNull();
});
