import type { Schema } from "@/api/types";

export type Dashboard = Schema<"Dashboard">;
