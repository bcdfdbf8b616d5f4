import { describe, expect, it } from "vitest";

import { changeFlag, outcomeMistakes, type OutcomeDraft } from "./words";

const TODAY = "2026-11-20";
const ENQUIRY = "2026-10-26";
const right: OutcomeDraft = {
  kind: "view",
  result: "View: uphold",
  change: "change",
  on: TODAY,
  answerBy: "2026-12-04",
};
const mistakes = (changes: Partial<OutcomeDraft>) =>
  Object.keys(outcomeMistakes({ ...right, ...changes }, TODAY, ENQUIRY));

describe("an outcome to record", () => {
  it("is right as it is, with or without a day for answers", () => {
    expect(mistakes({})).toEqual([]);
    expect(mistakes({ answerBy: "" })).toEqual([]);
  });

  it("says what it says, and whether that changes anything", () => {
    expect(mistakes({ result: "" })).toEqual(["result"]);
    expect(mistakes({ change: "unsaid" })).toEqual(["change"]);
    expect(mistakes({ change: "unsaid", kind: "offer" })).toEqual([]);
  });

  it("was sent between the enquiry and today", () => {
    for (const on of ["", "2026-11-21", "2026-10-25"]) expect(mistakes({ on, answerBy: "" })).toEqual(["on"]);
    expect(mistakes({ answerBy: "2026-11-19" })).toEqual(["answerBy"]);
  });

  it("tells change from no change from neither", () => {
    expect([changeFlag("change"), changeFlag("no-change"), changeFlag("unsaid")]).toEqual([
      true,
      false,
      null,
    ]);
  });
});
