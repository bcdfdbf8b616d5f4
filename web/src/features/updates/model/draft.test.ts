import { describe, expect, test } from "vitest";

import { caseCommentsFor, newDraft, resumed, withCases, withoutCase } from "./draft";

const A = "PNX-5118204-K7QD";
const B = "PNX-5117988-H9KS";

const written = { ...newDraft([A], "Brackenhall Bank", "key-1"), reason: "other", comment: "On its way." };

describe("a kept draft", () => {
  test("goes on for other cases of the same business, with its key", () => {
    const draft = resumed(written, newDraft([B], "Brackenhall Bank", "key-2"));
    expect(draft).toEqual({ ...written, references: [B] });
  });

  test("isn't taken over to another business", () => {
    const fresh = newDraft([B], "Penrow Credit", "key-2");
    expect(resumed(written, fresh)).toEqual(fresh);
  });
});

test("a case is added once, however it is spelt", () => {
  expect(withCases(written, [A.toLowerCase(), B]).references).toEqual([A, B]);
});

test("the words for a case that is left out are kept, but don't go along", () => {
  const draft = withoutCase({ ...written, references: [A, B], caseComments: { [A]: "Mine.", [B]: " " } }, A);
  expect(draft.caseComments[A]).toBe("Mine.");
  expect(caseCommentsFor(draft, draft.references)).toEqual({});
});
