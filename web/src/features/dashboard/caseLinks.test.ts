import { describe, expect, it } from "vitest";

import { casesClosed, casesWith } from "./caseLinks";

describe("a link into the case list", () => {
  it("carries its filters in the address", () => {
    expect(casesWith({ caseStage: ["Investigation"], priority: true })).toBe(
      "/cases?caseStage=Investigation&priority=true",
    );
  });

  it("is the plain list without any", () => {
    expect(casesWith({})).toBe("/cases");
  });

  it("takes a month to its last day, in a leap year too", () => {
    expect(casesClosed("2028-02", "2028-02", [])).toContain("closureDateTo=2028-02-29");
  });

  it("names each closure outcome", () => {
    const search = new URLSearchParams(casesClosed("2026-01", "2026-03", ["Change", "Settled"]).slice(7));
    expect(search.getAll("closureOutcome")).toEqual(["Change", "Settled"]);
  });
});
