/** Why something is kept. What isn't necessary waits for the person's choice. */
export type Purpose = "necessary" | "functional" | "analytical";

/** `tab` and `browser` are sessionStorage and localStorage; cookies are the sign-in service's, never ours. */
export type Place = "tab" | "browser" | "database" | "cookie" | "nowhere";

export interface Kept {
  /** A star at the end stands for whose or which. */
  name: string;
  place: Place;
  purpose: Purpose;
}

const kept = (purpose: Purpose, place: Place, ...names: string[]): Kept[] =>
  names.map((name) => ({ name, place, purpose }));

/**
 * Everything that using the portal leaves in a browser. The door beside this file keeps nothing that isn't listed.
 * What each is, and until when, is in `words.ts`: only the cookie page loads it.
 */
export const everythingKept: readonly Kept[] = [
  ...kept(
    "necessary",
    "cookie",
    "recourse-business*, recourse-staff*",
    "ESTSAUTH*, buid, fpc, x-ms-*, stsservicecookie",
  ),
  ...kept(
    "necessary",
    "tab",
    "recourse.oidc.*",
    "recourse.config",
    "recourse.realm",
    "recourse.invitation",
    "recourse.access-request-link",
    "recourse.signed-out",
    "recourse.rejected",
    "recourse.reloaded-at",
    "recourse.update-draft.*",
  ),
  ...kept(
    "necessary",
    "browser",
    "recourse.last-activity",
    "recourse.ended.*",
    "recourse.choices",
    "recourse.access-request",
  ),
  ...kept("necessary", "database", "recourse-uploads"),
  ...kept("functional", "browser", "recourse.case-list.*"),
  ...kept(
    "functional",
    "tab",
    "recourse.case-list.last",
    "recourse.case-list.trail",
    "recourse.exports.awaited",
  ),
  ...kept("analytical", "nowhere", "traceparent"),
];

/** What is kept under `name`: the entry of just that name, or the one whose star covers it. */
export function findEntry(name: string): Kept | undefined {
  const exact = everythingKept.find((each) => each.name === name);
  return exact ?? everythingKept.find((each) => covers(each.name, name));
}

/** The entry of `name`. What isn't listed isn't kept: the error is for whoever forgot to list it. */
export function entryOf(name: string): Kept {
  const entry = findEntry(name);
  if (entry === undefined) throw new Error(`${name} isn't among what the cookie page lists.`);
  return entry;
}

const covers = (listed: string, name: string): boolean =>
  listed.endsWith("*") && name.startsWith(listed.slice(0, -1));
