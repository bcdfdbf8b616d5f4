import { expect, it } from "vitest";

import { stepIn } from "./steps";

it.each([
  [null, 0, false, "case"],
  ["files", 0, false, "files"],
  ["details", 0, false, "files"],
  ["check", 2, false, "check"],
  ["nonsense", 2, false, "case"],
  ["files", 2, true, "sent"],
] as const)("asked for %j with %i files, sent %j: shows %s", (asked, files, sent, step) => {
  expect(stepIn(asked, files, sent)).toBe(step);
});
