import type { Schema } from "@/api/types";

/** What the form asks for; it lives in the address, so that back and links work. */
export interface AuditSearch {
  who: string;
  act: string;
  caseReference: string;
  outcome: "" | "allowed" | "refused";
  since: string;
  until: string;
}

const outcomes = ["allowed", "refused"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WEEK_MS = 6 * 86_400_000;

/** Reads the address; without days it is the last seven. */
export function readSearch(params: URLSearchParams, now: Date = new Date()): AuditSearch {
  const day = (name: string, otherwise: Date): string => {
    const given = params.get(name) ?? "";
    return DAY.test(given) ? given : otherwise.toISOString().slice(0, 10);
  };
  return {
    who: params.get("who") ?? "",
    act: params.get("act") ?? "",
    caseReference: params.get("case") ?? "",
    outcome: outcomes.find((each) => each === params.get("outcome")) ?? "",
    since: day("since", new Date(now.getTime() - WEEK_MS)),
    until: day("until", now),
  };
}

export function writeSearch(search: AuditSearch): URLSearchParams {
  const { caseReference, ...rest } = search;
  const given = Object.entries({ ...rest, case: caseReference }).filter(([, value]) => value.trim() !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, value.trim()]));
}

/** What the API is asked: a field left empty asks for nothing. */
export function asked(search: AuditSearch): Schema<"Search"> {
  const text = (value: string): string | null => (value.trim() === "" ? null : value.trim());
  return {
    who: text(search.who),
    act: text(search.act),
    caseReference: text(search.caseReference),
    outcome: search.outcome === "" ? null : search.outcome,
    since: search.since,
    until: search.until,
    kind: null,
    organisationId: null,
  };
}

/** The same for an address, where what isn't asked for is left out. */
export const askedInAddress = (search: AuditSearch) =>
  Object.fromEntries(Object.entries(asked(search)).filter(([, value]) => value !== null)) as Pick<
    Schema<"Search">,
    "since" | "until"
  >;
