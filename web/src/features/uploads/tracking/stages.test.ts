import { describe, expect, it } from "vitest";

import type { FileProgress, FileState, UploadDetails } from "../model/types";
import { newItem } from "../sending/items";
import { sentWords, stageOf, timeWords, uploadPill } from "./stages";

const upload = (...states: FileState[]): UploadDetails =>
  ({ files: states.map((state) => ({ state })) }) as unknown as UploadDetails;
const file = (state: FileState) => ({ state, since: "2026-11-20T10:42:00Z" }) as FileProgress;

describe("a file on its way", () => {
  it("fills one more bar at each stage", () => {
    const way: FileState[] = ["waiting", "uploading", "scanning", "received"];
    expect(way.map((state) => stageOf(state).bars)).toEqual([1, 2, 3, 4]);
  });

  it("whose scan is slow is delayed, and never called infected", () => {
    expect(stageOf("delayed")).toMatchObject({ words: "Scan delayed", tone: "warning" });
  });

  it("that is being sent from here shows how far it is", () => {
    const item = { ...newItem("a", "a.mp4", 100, { kind: "uploading" }), sent: 58 };
    expect(timeWords(file("uploading"), item, "Europe/London")).toBe("58%");
  });

  it("says since when it is being scanned", () => {
    expect(timeWords(file("scanning"), undefined, "Europe/London")).toBe("Since 10:42");
  });
});

describe("a whole upload", () => {
  it.each([
    [upload("received", "refused"), "1 of 2 to fix"],
    [upload("received", "delayed"), "Scan delayed"],
    [upload("received", "scanning", "uploading"), "1 of 3 received"],
    [upload("received", "received"), "2 received"],
  ])("tells trouble first: %#", (given, words) => {
    expect(uploadPill(given).words).toBe(words);
  });

  it("names its sender, and the reader as such", () => {
    const sent = { mine: true, senderName: "Tom", submittedAt: "2025-11-16T16:20:00Z" } as UploadDetails;
    expect(sentWords(sent, "Europe/London")).toBe("You, 16 Nov 2025, 16:20");
    expect(sentWords({ ...sent, mine: false }, "Europe/London")).toBe("Tom, 16 Nov 2025, 16:20");
  });
});
