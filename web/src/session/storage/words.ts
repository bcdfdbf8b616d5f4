const END_OF_TAB = "You close the tab";
const CLEARED = "You clear it, or refuse it here";

/** What each of `kept.ts` is, and until when it is kept, in words for the cookie page. */
export const wordsOf: Record<string, { what: string; until: string }> = {
  "recourse-business*, recourse-staff*": {
    what: "Cookies of the sign-in service, at its own address: that you have signed in, and the step you are at",
    until: "You sign out, 12 hours at the most",
  },
  "ESTSAUTH*, buid, fpc, x-ms-*, stsservicecookie": {
    what: "The same, where the scheme signs people in with Microsoft Entra",
    until: "As Microsoft says, 90 days at the most",
  },
  "recourse.oidc.*": { what: "Your sign-in for this tab", until: "You sign out or close the tab" },
  "recourse.config": { what: "The portal’s public settings, such as where to sign in", until: END_OF_TAB },
  "recourse.realm": { what: "Whether this tab is for the scheme’s staff", until: END_OF_TAB },
  "recourse.invitation": {
    what: "The invitation you opened, while you choose a password",
    until: "You accept it or close the tab",
  },
  "recourse.access-request-link": {
    what: "The request for access that you opened from an email, so that loading the page again doesn’t lose it",
    until: END_OF_TAB,
  },
  "recourse.access-request": {
    what: "What you have filled in to ask for access for your organisation, so that it can be finished another day",
    until: "You send it or clear the form",
  },
  "recourse.signed-out": { what: "Why you were signed out, to tell you", until: END_OF_TAB },
  "recourse.rejected": {
    what: "When your sign-in was last refused, so that the page doesn’t go round in circles",
    until: END_OF_TAB,
  },
  "recourse.reloaded-at": {
    what: "When the page last loaded itself again for a new version of the portal",
    until: END_OF_TAB,
  },
  "recourse.update-draft.*": {
    what: "An update you have begun and not yet sent, so that being signed out doesn’t lose it",
    until: "You send or discard it, or close the tab",
  },
  "recourse.last-activity": {
    what: "The time of your last activity, so that all your tabs are warned and signed out together",
    until: "You clear it; it holds a time and nothing else",
  },
  "recourse.ended.*": {
    what: "That you signed out in one tab, so that the others follow",
    until: "You clear it; it holds a time and a reason",
  },
  "recourse.choices": { what: "What you chose on this page", until: "You clear it" },
  "recourse-uploads": {
    what: "Names, sizes and fingerprints of files whose upload you have begun, never their content, so that it can go on after a break",
    until: "The upload is sent or discarded, a day without activity at the most",
  },
  "recourse.case-list.*": {
    what: "The columns, density and layout you chose for the case list",
    until: CLEARED,
  },
  "recourse.case-list.last": {
    what: "The list you last looked at, so that a case leads back to it and to the next one",
    until: END_OF_TAB,
  },
  "recourse.case-list.trail": {
    what: "The pages of a list you came through, so that “previous” works after loading the page again",
    until: END_OF_TAB,
  },
  "recourse.exports.awaited": {
    what: "The exports you are waiting for, so that you are told of them after loading the page again",
    until: END_OF_TAB,
  },
  traceparent: {
    what: "A random number sent with what you ask for, new with each click. It lets the scheme follow one click through its servers to find what is slow or broken",
    until: "10 seconds, in memory only",
  },
};
