import { describe, expect, it } from "vitest";

import type { FileProgress } from "../model/types";
import { newDraft, type Draft } from "../sending/draft";
import { newItem, type Stage } from "../sending/items";
import { readiness, sendWords } from "./readiness";

const item = (id: string, kind: Stage["kind"]) => ({
  ...newItem(id, `${id}.pdf`, 10, { kind } as Stage),
  fileId: `f-${id}`,
});
const described = { type: "Other evidence", comment: "", confidential: false };
const draft: Draft = {
  ...newDraft("PNX-1", () => "key"),
  kind: "other",
  details: { a: described, b: described },
};

describe("an upload about to be sent", () => {
  it("is ready once its kind and the type of each file are chosen", () => {
    expect(readiness(draft, [item("a", "sent"), item("b", "uploading")], new Map())).toMatchObject({
      toDo: [],
      preparing: 0,
    });
  });

  it("names everything that is still to be chosen", () => {
    const { toDo } = readiness({ ...draft, kind: null, details: {} }, [item("a", "sent")], new Map());
    expect(toDo.map(({ words }) => words)).toEqual(["Choose what this upload is", "Choose a type for a.pdf"]);
  });

  it("leaves out duplicates without a decision, and what the scan refused", () => {
    const refusal = { code: "", found: "", advice: "" };
    const scans = new Map([["f-b", { refusal } as FileProgress]]);
    const ready = readiness(draft, [item("a", "sent"), item("b", "sent"), item("c", "duplicate")], scans);
    expect(ready.left.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(sendWords(ready)).toBe("Leave out 2 and send 1");
  });

  it("waits for files that the API doesn't know yet", () => {
    expect(readiness(draft, [{ ...item("a", "checking"), fileId: null }], new Map()).preparing).toBe(1);
  });

  it("asks for the content of files begun on an earlier visit", () => {
    const { toDo } = readiness(draft, [item("a", "missing")], new Map());
    expect(toDo.map(({ words }) => words)).toEqual(["Choose a.pdf again, or take it out"]);
  });
});
