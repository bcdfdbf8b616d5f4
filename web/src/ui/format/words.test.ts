import { describe, expect, it } from "vitest";

import { formatBytes, formatCount, initials, plural } from "./words";

describe("words and figures", () => {
  it.each([
    [1, "1 byte"],
    [188_400, "188 KB"],
    [4_240_000, "4.2 MB"],
    [1_500_000_000, "1.5 GB"],
  ])("%i bytes read %s", (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it("thousands are parted by a comma", () => {
    expect(formatCount(3973)).toBe("3,973");
  });

  it("one is not many", () => {
    expect([plural(1, "case"), plural(2, "case")]).toEqual(["1 case", "2 cases"]);
  });

  it("initials take the first and the last name", () => {
    expect([initials("Priya Nair"), initials("Ana de la Cruz"), initials("Cher")]).toEqual(["PN", "AC", "C"]);
  });
});
