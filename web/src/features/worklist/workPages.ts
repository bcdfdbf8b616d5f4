import type { WorkRow } from "./useWorklist";

/** Where work is done that isn't about a case; null where no page is about just this. */
export function workPage({ kind, organisationId }: WorkRow): string | null {
  return kind === "access-request" ? `/staff/access-requests/${organisationId}` : null;
}
