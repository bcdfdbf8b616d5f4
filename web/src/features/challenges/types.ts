import type { Schema } from "@/api/types";

export type CaseDetails = Schema<"CaseDetails">;
export type Challenge = CaseDetails["challenges"][number];
export type Challengeable = CaseDetails["challengeable"][number];
export type ChallengeWindow = Challengeable["window"];
