import { describe, expect, test } from "vitest";

import { whatWasDone } from "./words";

describe("a run in words", () => {
  test("names what it did, with counts", () => {
    expect(whatWasDone({ warn: 1200, disable: 1 })).toBe("1,200 warned, 1 disabled");
  });

  test("says when nothing was due", () => {
    expect(whatWasDone({})).toBe("Nothing was due");
    expect(whatWasDone({ purge: 0 })).toBe("Nothing was due");
  });
});
