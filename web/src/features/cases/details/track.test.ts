import { describe, expect, it } from "vitest";

import type { CaseDetails } from "../model/types";
import { trackOf } from "./track";

const deadline = { start: "2026-11-09", lastDay: "2026-11-30" };
const details = { turn: { deadline }, challengeSetUp: { lastDay: "2026-11-23" } } as CaseDetails;
const told = (today: string): string[] =>
  trackOf(details, today, 18).map(({ kind, at }) => `${kind} ${Math.round(at)}`);

describe("the track of dates", () => {
  it("runs from the asking to the due date", () => {
    expect(told("2026-11-17")).toEqual(["start 0", "today 38", "between 67", "end 100"]);
  });

  it("leaves out a mark that would cover another", () => {
    expect(told("2026-11-22")).toEqual(["start 0", "today 62", "end 100"]);
  });

  it("goes on to today once the date has passed", () => {
    expect(told("2026-12-12")).toEqual(["start 0", "between 42", "end 64", "today 100"]);
  });

  it("isn't drawn without a deadline", () => {
    expect(trackOf({ ...details, turn: { ...details.turn, deadline: null } }, "2026-11-17", 18)).toEqual([]);
  });
});
