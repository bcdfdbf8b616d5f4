import { describe, expect, it } from "vitest";

import { dateOf, dayHeading, daysBetween, formatDate, formatDeadline, formatMoment } from "./dates";

const London = "Europe/London";
const now = new Date("2026-11-17T10:00:00Z");

describe("dates", () => {
  it("are written day, short month, year", () => {
    expect(formatDate("2026-09-04")).toBe("4 Sep 2026");
  });

  it("belong to the scheme's day, not to UTC's", () => {
    expect(dateOf("2026-06-30T23:30:00Z", London)).toBe("2026-07-01");
  });

  it("are counted in calendar days across a clock change", () => {
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  });
});

describe("deadlines", () => {
  it("name the weekday and the scheme's time", () => {
    expect(formatDeadline("2026-11-30T17:00:00Z", London, now)).toBe("Mon 30 Nov, 17:00");
  });

  it("name the year when it isn't this one", () => {
    expect(formatDeadline("2027-01-04T17:00:00Z", London, now)).toBe("Mon 4 Jan 2027, 17:00");
  });
});

describe("moments", () => {
  it("of today say so", () => {
    expect(formatMoment("2026-11-17T09:14:00Z", London, now)).toBe("Today, 09:14");
  });

  it("of this year leave the year out", () => {
    expect(formatMoment("2026-11-13T16:02:00Z", London, now)).toBe("13 Nov, 16:02");
  });

  it("are grouped under the full date", () => {
    expect(dayHeading("2026-11-13", London, now)).toBe("Friday 13 November 2026");
    expect(dayHeading("2026-11-16", London, now)).toBe("Yesterday");
  });
});
