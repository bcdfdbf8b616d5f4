import { describe, expect, it } from "vitest";

import type { UploadDetails } from "../model/types";
import { isWorthKeeping, keptDraft, newDraft, standings, type Draft } from "./draft";

const HOUR = 3_600_000;
const file = (id: string) => ({ id, fileId: `f-${id}`, name: `${id}.pdf`, size: 10, sha256: "" });
const draft: Draft = {
  ...newDraft("PNX-1", () => "key"),
  uploadId: "u",
  files: [file("a"), file("b"), file("c")],
};
const upload = {
  files: [
    { id: "f-a", state: "uploading" },
    { id: "f-b", state: "clean" },
  ],
} as UploadDetails;

describe("a draft", () => {
  it("is taken up again within a day", () => {
    expect(keptDraft({ ...draft, savedAt: HOUR }, 24 * HOUR)).not.toBeNull();
  });

  it("is forgotten after a day, as on the server", () => {
    expect(keptDraft({ ...draft, savedAt: 0 }, 24 * HOUR)).toBeNull();
  });

  it.each([undefined, {}, { version: 2 }, "text"])("of another shape is forgotten: %j", (kept) => {
    expect(keptDraft(kept, 0)).toBeNull();
  });

  it("without files and words isn't worth keeping", () => {
    expect(isWorthKeeping(newDraft("PNX-1", () => "key"))).toBe(false);
    expect(isWorthKeeping(draft)).toBe(true);
  });

  it("asks again for the content of files that haven't arrived, and drops those taken out elsewhere", () => {
    expect([...standings(draft, upload)]).toEqual([
      ["a", "missing"],
      ["b", "sent"],
    ]);
  });
});
