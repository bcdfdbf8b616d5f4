import { expect, it } from "vitest";

import type { CaseDetails } from "../model/types";
import { inOrder } from "./documentOrder";

type Document = CaseDetails["documents"][number];

const documents = [
  {
    name: "Letter 10.pdf",
    size: 5,
    at: "2026-11-02T10:00:00Z",
    documentType: "Letter",
    providedBy: "scheme",
  },
  {
    name: "letter 2.pdf",
    size: 9,
    at: "2026-11-03T10:00:00Z",
    documentType: "Letter",
    providedBy: "business",
  },
  {
    name: "Call.mp3",
    size: 7,
    at: "2026-11-01T10:00:00Z",
    documentType: "Recording",
    providedBy: "business",
  },
] as Document[];

const names = (column: Parameters<typeof inOrder>[1]["column"], descending = false): string[] =>
  inOrder(documents, { column, descending }).map(({ name }) => name);

it("sorts names as people count", () => {
  expect(names("name")).toEqual(["Call.mp3", "letter 2.pdf", "Letter 10.pdf"]);
});

it("sorts by date and by size, largest first on request", () => {
  expect(names("at", true)).toEqual(["letter 2.pdf", "Letter 10.pdf", "Call.mp3"]);
  expect(names("size", true)).toEqual(["letter 2.pdf", "Call.mp3", "Letter 10.pdf"]);
});

it("keeps the newest first among equals", () => {
  expect(names("providedBy")).toEqual(["letter 2.pdf", "Call.mp3", "Letter 10.pdf"]);
});
