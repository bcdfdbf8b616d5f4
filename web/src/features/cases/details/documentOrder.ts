import type { CaseDetails } from "../model/types";

type Document = CaseDetails["documents"][number];

export type DocumentColumn = "name" | "documentType" | "providedBy" | "at" | "size";

export interface DocumentOrder {
  column: DocumentColumn;
  descending: boolean;
}

const words = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function compared(one: Document, other: Document, column: DocumentColumn): number {
  if (column === "size") return one.size - other.size;
  if (column === "at") return Date.parse(one.at) - Date.parse(other.at);
  return words.compare(one[column], other[column]);
}

/** The documents by a column; those that are equal in it stay newest first. */
export const inOrder = (documents: readonly Document[], { column, descending }: DocumentOrder): Document[] =>
  [...documents].sort(
    (one, other) =>
      compared(one, other, column) * (descending ? -1 : 1) || Date.parse(other.at) - Date.parse(one.at),
  );
