import { describe, expect, it } from "vitest";

import { extensionOf, megabytes, refusalOf } from "./fileRules";
import type { DocumentRules } from "./types";

const rules: DocumentRules = {
  maxBytes: 262_144_000,
  maxFiles: 50,
  kinds: [],
  types: [],
  fileTypes: [{ label: "Documents", extensions: ["pdf", "docx"] }],
  refused: [{ extensions: ["zip"], advice: "Take the files out of the archive." }],
  tooLargeAdvice: ["Split a long PDF into parts."],
  confidentialOnRequest: true,
  visibleToOtherSide: false,
  commentsByEachSide: false,
};
const found = (name: string, size = 10): string | undefined => refusalOf({ name, size }, rules)?.found;

describe("a file about to be sent", () => {
  it("is fine when its type, size and name are", () => {
    expect(refusalOf({ name: "Letter to Ms Hollis.PDF", size: 262_144_000 }, rules)).toBeNull();
  });

  it("is refused with the scheme's own advice for its type", () => {
    expect(refusalOf({ name: "all.zip", size: 10 }, rules)).toEqual({
      found: "Files ending in .zip can't be accepted.",
      advice: "Take the files out of the archive.",
    });
  });

  it("is refused without an ending", () => {
    expect(found("README")).toBe("Files without an ending such as .pdf can't be accepted.");
  });

  it("is refused when it is an email thread", () => {
    expect(found("Claim.msg")).toBe("Emails saved as files (.msg) can't be read here.");
  });

  it("is refused when it is empty", () => {
    expect(found("empty.pdf", 0)).toBe("This file is empty.");
  });

  it("is refused one byte over the limit, and never told that it has the limit's size", () => {
    expect(found("big.pdf", 262_144_001)).toBe("This file is 250.1 MB; files can be up to 250 MB.");
  });

  it.each([
    ["../../etc/passwd.pdf", "a folder path"],
    ["in\u0000visible.pdf", "can't be shown"],
    ["exe.\u202Efdp.pdf", "reverse its reading order"],
    ["con.pdf", "a device"],
    [`${"a".repeat(252)}.pdf`, "longer than 255"],
  ])("is refused for its name %j", (name, problem) => {
    expect(found(name)).toContain(problem);
  });

  it("may be called in any language, with pictures", () => {
    expect(found("Žádost o náhradu 🏠.pdf")).toBeUndefined();
  });
});

it("extensions are told without case and dot", () => {
  expect(["Letter.PDF", "archive.tar.gz", "none", ".profile"].map(extensionOf)).toEqual([
    "pdf",
    "gz",
    "",
    "",
  ]);
});

it("sizes of the limit are binary megabytes", () => {
  expect(megabytes(262_144_000)).toBe("250 MB");
});
