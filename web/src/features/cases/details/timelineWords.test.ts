import { describe, expect, it } from "vitest";

import { actorOf, byDay, type Entry } from "./timelineWords";

const entry = (id: string, at: string): Entry => ({
  id,
  at,
  kind: "update-sent",
  party: "scheme",
  actor: "Abi Oyelaran",
  text: "",
  details: "",
});

describe("the timeline", () => {
  it("puts an entry under the scheme's day, not UTC's", () => {
    const days = byDay(
      [entry("1", "2026-06-30T23:30:00Z"), entry("2", "2026-06-30T09:00:00Z")],
      "Europe/London",
    );
    expect(days.map(({ date, entries }) => [date, entries.length])).toEqual([
      ["2026-07-01", 1],
      ["2026-06-30", 1],
    ]);
  });

  it("names the scheme beside its people, and alone when nobody is named", () => {
    const one = entry("1", "2026-06-30T09:00:00Z");
    expect([
      actorOf(one, "Larkfield", "Penrow"),
      actorOf({ ...one, actor: null }, "Larkfield", "Penrow"),
    ]).toEqual(["Abi Oyelaran, Larkfield", "Larkfield"]);
  });
});
