import { describe, expect, it } from "vitest";

import { wantedMistake, whyMistake } from "./mistakes";

const bounds = { due: "2026-11-30", latestNewDay: "2026-12-28" };

describe("asking for more time", () => {
  it("wants a reason of a length that is read", () => {
    expect(whyMistake("  ")).toBe("Say why you need more time");
    expect(whyMistake("x".repeat(502))).toBe("Your words are 2 characters too long.");
    expect(whyMistake("It is in our archive.")).toBeUndefined();
  });

  it("wants a day after the one it is due on and not too far away", () => {
    expect(wantedMistake("", bounds)).toBe("Choose a new last day");
    expect(wantedMistake("2026-11-30", bounds)).toBe("Choose a day after 30 Nov 2026, when it is due now");
    expect(wantedMistake("2026-12-29", bounds)).toBe("Choose a day up to 28 Dec 2026");
    expect(wantedMistake("2026-12-28", bounds)).toBeUndefined();
  });
});
