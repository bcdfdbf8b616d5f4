import type { Schema } from "@/api/types";

export type UpdateReason = Schema<"UpdateReason">;
/** What a dry run says of one case. */
export type CheckedCase = Schema<"Row">;
export type Channel = "portal" | "email";
