/** Why something is kept. What isn't necessary waits for the person's choice. */
export type Purpose = "necessary" | "functional" | "analytical";

/** `tab` and `browser` are sessionStorage and localStorage; cookies are the sign-in service's, never ours. */
export type Place = "tab" | "browser" | "database" | "cookie" | "nowhere";

export interface Kept {
  /** A star at the end stands for whose or which. */
  name: string;
  place: Place;
  purpose: Purpose;
  what: string;
  until: string;
}

const END_OF_TAB = "You close the tab";
const CLEARED = "You clear it, or refuse it here";

/** Everything that using the portal leaves in a browser. The door beside this file keeps nothing that isn't listed. */
export const everythingKept: readonly Kept[] = [
  {
    name: "recourse-business*, recourse-staff*",
    place: "cookie",
    purpose: "necessary",
    what: "Cookies of the sign-in service, at its own address: that you have signed in, and the step you are at",
    until: "You sign out, 12 hours at the most",
  },
  {
    name: "ESTSAUTH*, buid, fpc, x-ms-*, stsservicecookie",
    place: "cookie",
    purpose: "necessary",
    what: "The same, where the scheme signs people in with Microsoft Entra",
    until: "As Microsoft says, 90 days at the most",
  },
  {
    name: "recourse.oidc.*",
    place: "tab",
    purpose: "necessary",
    what: "Your sign-in for this tab",
    until: "You sign out or close the tab",
  },
  {
    name: "recourse.config",
    place: "tab",
    purpose: "necessary",
    what: "The portal’s public settings, such as where to sign in",
    until: END_OF_TAB,
  },
  {
    name: "recourse.realm",
    place: "tab",
    purpose: "necessary",
    what: "Whether this tab is for the scheme’s staff",
    until: END_OF_TAB,
  },
  {
    name: "recourse.invitation",
    place: "tab",
    purpose: "necessary",
    what: "The invitation you opened, while you choose a password",
    until: "You accept it or close the tab",
  },
  {
    name: "recourse.signed-out",
    place: "tab",
    purpose: "necessary",
    what: "Why you were signed out, to tell you",
    until: END_OF_TAB,
  },
  {
    name: "recourse.rejected",
    place: "tab",
    purpose: "necessary",
    what: "When your sign-in was last refused, so that the page doesn’t go round in circles",
    until: END_OF_TAB,
  },
  {
    name: "recourse.reloaded-at",
    place: "tab",
    purpose: "necessary",
    what: "When the page last loaded itself again for a new version of the portal",
    until: END_OF_TAB,
  },
  {
    name: "recourse.update-draft.*",
    place: "tab",
    purpose: "necessary",
    what: "An update you have begun and not yet sent, so that being signed out doesn’t lose it",
    until: "You send or discard it, or close the tab",
  },
  {
    name: "recourse.last-activity",
    place: "browser",
    purpose: "necessary",
    what: "The time of your last activity, so that all your tabs are warned and signed out together",
    until: "You clear it; it holds a time and nothing else",
  },
  {
    name: "recourse.ended.*",
    place: "browser",
    purpose: "necessary",
    what: "That you signed out in one tab, so that the others follow",
    until: "You clear it; it holds a time and a reason",
  },
  {
    name: "recourse.choices",
    place: "browser",
    purpose: "necessary",
    what: "What you chose on this page",
    until: "You clear it",
  },
  {
    name: "recourse-uploads",
    place: "database",
    purpose: "necessary",
    what: "Names, sizes and fingerprints of files whose upload you have begun, never their content, so that it can go on after a break",
    until: "The upload is sent or discarded, a week at the most",
  },
  {
    name: "recourse.case-list.*",
    place: "browser",
    purpose: "functional",
    what: "The columns, density and layout you chose for the case list",
    until: CLEARED,
  },
  {
    name: "recourse.case-list.last",
    place: "tab",
    purpose: "functional",
    what: "The list you last looked at, so that a case leads back to it and to the next one",
    until: END_OF_TAB,
  },
  {
    name: "recourse.case-list.trail",
    place: "tab",
    purpose: "functional",
    what: "The pages of a list you came through, so that “previous” works after loading the page again",
    until: END_OF_TAB,
  },
  {
    name: "recourse.exports.awaited",
    place: "tab",
    purpose: "functional",
    what: "The exports you are waiting for, so that you are told of them after loading the page again",
    until: END_OF_TAB,
  },
  {
    name: "traceparent",
    place: "nowhere",
    purpose: "analytical",
    what: "A random number sent with what you ask for, new with each click. It lets the scheme follow one click through its servers to find what is slow or broken",
    until: "10 seconds, in memory only",
  },
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
