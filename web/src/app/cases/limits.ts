import type { Schema } from "@/api/types";
import { plural } from "@/ui/format/words";

export type Act = "update" | "assign" | "export";

const verbs: Record<Act, string> = {
  update: "Updates take",
  assign: "Assigning takes",
  export: "Exports take",
};

/** How many ticked cases an act takes. */
export const mostFor = (act: Act, limits: Schema<"Limits">): number =>
  ({ update: limits.bulkUpdate, assign: limits.bulkAssign, export: limits.tickedExport })[act];

/**
 * Why an act can't be done with what is ticked, and what to do; null when it can. Updates and handovers
 * take cases of one business at a time, an export takes any.
 */
export function objectionTo(
  act: Act,
  ticked: readonly { businessName: string }[],
  limits: Schema<"Limits">,
): string | null {
  const most = mostFor(act, limits);
  if (ticked.length > most) return `${verbs[act]} ${most} cases at most: untick ${ticked.length - most}.`;
  const businesses = new Set(ticked.map(({ businessName }) => businessName)).size;
  if (act === "export" || businesses === 1) return null;
  return `Tick cases of one business to update or assign: these are of ${plural(businesses, "business", "businesses")}.`;
}
