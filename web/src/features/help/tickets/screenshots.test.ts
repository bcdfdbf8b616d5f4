import { describe, expect, it } from "vitest";

import { announced, filesMistake } from "./screenshots";
import { textMistake } from "./types";

const form = { mostFiles: 2, maxBytes: 10, extensions: ["png", "pdf"] };
const file = (name: string, size = 1): File => new File(["x".repeat(size)], name);

describe("screenshots", () => {
  it("are pictures or PDF, few and small", () => {
    expect(filesMistake([file("a.png"), file("b.PDF")], form)).toBeUndefined();
    expect(filesMistake([file("a.png"), file("b.png"), file("c.png")], form)).toContain("up to 2 files");
    expect(filesMistake([file("macro.docm")], form)).toContain("macro.docm can't be taken");
    expect(filesMistake([file("png")], form)).toContain("can't be taken");
    expect(filesMistake([file("a.png", 0)], form)).toBe("a.png is empty.");
    expect(filesMistake([file("a.png", 11)], form)).toContain("larger than");
  });

  it("are announced with what they hold", async () => {
    expect(await announced(new File(["hello"], "a.png"))).toEqual({
      name: "a.png",
      size: 5,
      sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    });
  });
});

describe("words to the helpdesk", () => {
  it("are there, and not endless", () => {
    expect(textMistake("  ", "Describe it")).toBe("Describe it");
    expect(textMistake("x".repeat(4001), "Describe it")).toBe("Your words are 1 character too long.");
    expect(textMistake("Nothing happens.", "Describe it")).toBeUndefined();
  });
});
