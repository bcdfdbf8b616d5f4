import { expect, test } from "vitest";

import { newDraft } from "./draft";
import { reviewLines, sendWords, summaryWords } from "./review";
import type { CheckedCase } from "./types";

const [A, B, C] = ["PNX-1111111-AAAA", "PNX-2222222-BBBB", "PNX-3333333-CCCC"] as const;

const row = (reference: string, message: string | null): CheckedCase => ({
  reference,
  businessName: "Brackenhall Bank",
  complaintIssue: "Delay in transfer",
  objection: message === null ? null : { code: "case-closed", message },
});

const draft = newDraft([A, B, C], "Brackenhall Bank", "key");

test("problems come first, the rest in the order chosen", () => {
  const lines = reviewLines(draft, [row(A, null), row(B, "It's closed."), row(C, null)], 1000);
  expect(lines.map(({ reference }) => reference)).toEqual([B, A, C]);
  expect(lines[0]?.problem).toBe("It's closed.");
});

test("a comment of one case that is too long is its problem, without asking the API", () => {
  const lines = reviewLines({ ...draft, caseComments: { [C]: "x".repeat(1042) } }, [], 1000);
  expect(lines[0]).toMatchObject({ reference: C, problem: "Your comment here is 42 characters too long." });
});

test("a checked case is found however its reference was spelt", () => {
  const [line] = reviewLines(newDraft(["pnx 1111111 aaaa"], "", "key"), [row(A, "It's closed.")], 1000);
  expect(line?.problem).toBe("It's closed.");
});

test("the button says how many go", () => {
  expect(sendWords(12, 0)).toBe("Send to 12 cases");
  expect(sendWords(10, 2)).toBe("Leave out 2 and send 10");
});

test("the summary says how many are ready and how many aren't", () => {
  expect(summaryWords(10, 2)).toBe("10 are ready, 2 need a change.");
  expect(summaryWords(1, 1)).toBe("1 is ready, 1 needs a change.");
  expect(summaryWords(12, 0)).toBe("All 12 are ready.");
  expect(summaryWords(0, 2)).toBe("None can be sent, 2 need a change.");
});
