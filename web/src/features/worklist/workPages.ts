import type { WorkRow } from "./useWorklist";

/** Where work is done that isn't about a case; null where no page is about just this. */
export function workPage({ id, kind, organisationId }: WorkRow): string | null {
  if (kind === "ticket") return `/staff/tickets/${encodeURIComponent(organisationId)}/${id}`;
  if (kind === "administrator-request") return "/staff/administrator-requests";
  return kind === "access-request" ? `/staff/access-requests/${organisationId}` : null;
}
