import type { WorkRow } from "./useWorklist";

type Page = (work: WorkRow) => string;

const seg = encodeURIComponent;
const pages: Partial<Record<WorkRow["kind"], Page>> = {
  ticket: ({ organisationId, id }) => `/staff/tickets/${seg(organisationId)}/${seg(id)}`,
  "access-request": ({ organisationId }) => `/staff/access-requests/${seg(organisationId)}`,
  "administrator-request": () => "/staff/administrator-requests",
  "privacy-request": ({ organisationId, id }) => `/staff/privacy/${seg(organisationId)}/${seg(id)}`,
  "privacy-decision": ({ organisationId, id }) => `/staff/privacy/${seg(organisationId)}/${seg(id)}`,
  "purges-to-approve": () => "/staff/retention",
  "last-administrator-away": ({ organisationId }) => `/staff/organisations/${seg(organisationId)}`,
  "stuck-work": ({ id }) => `/staff/stuck-work?source=${seg(id.slice("stuck-".length))}`,
  "more-time-asked": ({ caseReference }) =>
    caseReference === null ? "/staff/requests" : `/staff/requests/${seg(caseReference)}`,
};

/** Where work is done; null for what is done on the page of its case, or nowhere but here. */
export const workPage = (work: WorkRow): string | null => pages[work.kind]?.(work) ?? null;
