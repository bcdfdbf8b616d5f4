import { describe, expect, it } from "vitest";

import type { FileProgress } from "../model/types";
import { newItem, type Stage } from "../sending/items";
import { rowWords } from "./rowWords";

const row = (stage: Stage, scanned?: Partial<FileProgress>) =>
  rowWords(newItem("a", "a.pdf", 112_000_000, stage), scanned as FileProgress | undefined, "Europe/London");

describe("what the row of a file says", () => {
  it("a duplicate names who sent it, and when", () => {
    const words = row({ kind: "duplicate", sentBy: "Tom Achebe", sentAt: "2026-11-13T10:00:00Z" });
    expect(words.pill?.words).toBe("Already on this case");
    expect(words.line).toBe("The same document was sent by Tom Achebe on 13 Nov 2026.");
  });

  it("what the scan refused is not accepted, although it was uploaded", () => {
    const refusal = {
      code: "malware-found",
      found: "Malware was found in this file.",
      advice: "Send a clean copy.",
    };
    const words = row({ kind: "sent" }, { refusal, state: "refused" });
    expect(words.pill?.words).toBe("Not accepted");
    expect(words.line).toBe("Malware was found in this file. Send a clean copy.");
  });

  it("a slow scan is delayed, never infected", () => {
    const words = row({ kind: "sent" }, { refusal: null, state: "delayed" });
    expect(words.pill?.words).toBe("Check delayed");
  });

  it("after a dropped connection the time of the drop is told", () => {
    const item = { ...newItem("a", "a.pdf", 100_000_000, { kind: "uploading" }), sent: 50_000_000 };
    const words = rowWords(
      { ...item, droppedAt: Date.parse("2026-11-20T10:31:00Z") },
      undefined,
      "Europe/London",
    );
    expect(words.pill?.words).toBe("Resumed");
    expect(words.line).toBe("50 of 100 MB. Connection dropped at 10:31");
  });
});
