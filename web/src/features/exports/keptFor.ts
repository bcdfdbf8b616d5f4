import { plural } from "@/ui/format/words";

import type { ExportView } from "./types";

const DAY_MS = 86_400_000;

/** "Kept for 7 days, then deleted. Only you can see yours." How long is the scheme's setting, as each export shows. */
export function keptFor([first]: readonly ExportView[]): string {
  if (first === undefined) return "Only you can see yours.";
  const days = Math.round((Date.parse(first.expiresAt) - Date.parse(first.requestedAt)) / DAY_MS);
  return `Kept for ${plural(days, "day")}, then deleted. Only you can see yours.`;
}
