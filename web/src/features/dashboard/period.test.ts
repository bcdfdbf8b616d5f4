import { describe, expect, it } from "vitest";

import { firstMonth, formatMonth, monthLetter } from "./period";

describe("a period of months", () => {
  it("ends with this month and crosses the year", () => {
    expect(firstMonth("2026-11-22", 12)).toBe("2025-12");
    expect(firstMonth("2026-02-01", 3)).toBe("2025-12");
    expect(firstMonth("2026-12-31", 12)).toBe("2026-01");
  });

  it("is told in words", () => {
    expect(formatMonth("2026-03")).toBe("Mar 2026");
    expect(monthLetter("2026-03")).toBe("M");
  });
});
