import type { Schema } from "@/api/types";

export type SavedView = Schema<"ViewShown">;
export type ViewDraft = Schema<"ViewDraft">;
export type Look = Schema<"Look">;
/** What narrows and orders a list, as the API gives it and as a page has it. */
export type ViewQuery = Partial<Schema<"View">>;
