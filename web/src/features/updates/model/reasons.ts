import type { UpdateReason } from "./types";

interface CaseState {
  closed: boolean;
  latestOutcome: string | null;
}

/** Why a case's state excludes a reason, in words; null when it can be sent. */
export function reasonAgainst(reason: UpdateReason, { closed, latestOutcome }: CaseState): string | null {
  if (reason.openCasesOnly && closed) return "For open cases only";
  if (reason.needsOutcome && latestOutcome === null) return "The case has no outcome yet";
  return null;
}
