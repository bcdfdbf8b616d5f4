import { expect, it } from "vitest";

import { newItem, type Stage, type UploadItem } from "../sending/items";
import { announce, nothingTold } from "./announcements";

const at = (kind: Stage["kind"], sent: number): UploadItem => ({
  ...newItem("a", "Bundle.pdf", 100_000_000, { kind } as Stage),
  sent,
});

it("an upload is announced at its start, each quarter and its end, and not in between", () => {
  const heard: string[] = [];
  let told = nothingTold;
  for (const item of [
    at("checking", 0),
    at("uploading", 0),
    at("uploading", 20_000_000),
    at("uploading", 27_000_000),
    at("uploading", 40_000_000),
    at("uploading", 76_000_000),
    at("sent", 100_000_000),
    at("sent", 100_000_000),
  ]) {
    const next = announce(told, [item], new Map(), "Europe/London");
    told = next.told;
    if (next.words !== "") heard.push(next.words);
  }
  expect(heard).toEqual([
    "Uploading has started.",
    "25% uploaded.",
    "75% uploaded.",
    "Bundle.pdf: Uploaded. All files are uploaded.",
  ]);
});

it("a refusal is announced with its reason, once", () => {
  const refusal = { found: "This file is empty.", advice: "Check that it opens." };
  const item = { ...at("refused", 0), stage: { kind: "refused", refusal } as const };
  const first = announce(nothingTold, [item], new Map(), "Europe/London");
  expect(first.words).toBe("Bundle.pdf: Not accepted. This file is empty. Check that it opens.");
  expect(announce(first.told, [item], new Map(), "Europe/London").words).toBe("");
});
