import type { Schema } from "@/api/types";

export type DocumentRules = Schema<"DocumentRules">;
export type UploadDetails = Schema<"UploadDetails">;
export type FileProgress = Schema<"FileProgress">;
export type FileState = Schema<"FileState">;
export type FileLink = Schema<"FileLink">;
export type UploadReceipt = Schema<"UploadReceipt">;

/** What was found, and what to do: the API's own words, or ours where nothing had to be asked. */
export interface Refusal {
  found: string;
  advice: string;
}
