import { describe, expect, it } from "vitest";

import { noPace, paced, percent, rateOf, secondsLeft, sentOf, timeLeftWords } from "./pace";

describe("the pace of an upload", () => {
  it("isn't guessed from the first moments", () => {
    expect(rateOf(paced(paced(noPace, 0, 0), 500, 4_000_000))).toBeNull();
  });

  it("is what went out over the last moments", () => {
    const pace = paced(paced(noPace, 0, 0), 4000, 8_000_000);
    expect(rateOf(pace)).toBe(2_000_000);
    expect(secondsLeft(pace, 10_000_000)).toBe(5);
  });

  it("forgets what is long ago", () => {
    const pace = paced(paced(paced(noPace, 0, 0), 20_000, 100), 23_000, 3100);
    expect(rateOf(pace)).toBe(1000);
  });

  it("knows nothing while nothing moves", () => {
    expect(secondsLeft(paced(paced(noPace, 0, 5), 9000, 5), 100)).toBeNull();
  });

  it.each([
    [null, null],
    [8, "less than a minute left"],
    [62, "about 1 minute left"],
    [185, "about 3 minutes left"],
    [7300, "about 2 hours left"],
  ])("%j seconds are told as %j", (seconds, words) => {
    expect(timeLeftWords(seconds)).toBe(words);
  });

  it.each([
    [0, 10, 0],
    [999, 1000, 99],
    [10, 10, 100],
    [0, 0, 0],
  ])("%i of %i is %i percent, and 100 only at the end", (sent, size, expected) => {
    expect(percent(sent, size)).toBe(expected);
  });

  it.each([
    [134_200_000, 231_000_000, "134 of 231 MB"],
    [3_200_000, 7_500_000, "3.2 of 7.5 MB"],
    [120_000, 188_000, "120 of 188 KB"],
    [0, 68, "0 of 68 bytes"],
  ])("bytes %i of %i share the unit of the whole", (sent, size, words) => {
    expect(sentOf(sent, size)).toBe(words);
  });
});
