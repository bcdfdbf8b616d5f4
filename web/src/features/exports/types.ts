import type { Schema } from "@/api/types";

export type ExportView = Schema<"ExportView">;
export type ExportFormat = Schema<"Format">;
export type View = Schema<"View">;

/** What the list shows: its filter, its order, its count and its columns. */
export interface ListToExport {
  view: Partial<View>;
  listed: number | undefined;
  columns: readonly string[];
}
