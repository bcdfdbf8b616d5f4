import { describe, expect, it } from "vitest";

import { fileDue } from "./fileDue";

const row = {
  businessFileRequiredBy: "2026-11-17",
  businessFileReceivedDate: null,
  businessFileOverdue: false,
  closed: false,
};

describe("the last day for the business file", () => {
  it("is late once the server says so, on the very day too", () => {
    expect(fileDue({ ...row, businessFileOverdue: true }, "2026-11-17")).toMatchObject({
      kind: "late",
      days: 0,
    });
  });

  it("counts the days it is late", () => {
    expect(fileDue({ ...row, businessFileOverdue: true }, "2026-11-20")).toMatchObject({
      kind: "late",
      days: 3,
    });
  });

  it("is today until the day ends", () => {
    expect(fileDue(row, "2026-11-17").kind).toBe("today");
  });

  it("no longer matters once the file is in", () => {
    expect(fileDue({ ...row, businessFileReceivedDate: "2026-11-10" }, "2026-11-20").kind).toBe("settled");
  });
});
