import { expect, test } from "vitest";

import { mistakesIn } from "./mistakes";
import { reasonAgainst } from "./reasons";

test("reason and comment are asked for", () => {
  expect(mistakesIn({ reason: "", comment: "  " }, 500)).toEqual({
    reason: "Choose a reason.",
    comment: "Write a comment.",
  });
  expect(mistakesIn({ reason: "other", comment: "On its way." }, 500)).toEqual({});
});

test("a reason that the case excludes says why", () => {
  const accept = {
    code: "accept-outcome",
    label: "Accept the outcome",
    needsOutcome: true,
    openCasesOnly: true,
  };
  expect(reasonAgainst(accept, { closed: false, latestOutcome: null })).toBe("The case has no outcome yet");
  expect(reasonAgainst(accept, { closed: true, latestOutcome: "Upheld" })).toBe("For open cases only");
  expect(reasonAgainst(accept, { closed: false, latestOutcome: "Upheld" })).toBeNull();
});
