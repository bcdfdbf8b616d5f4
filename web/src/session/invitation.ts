import type { Schema } from "@/api/types";

import { door } from "./storage/door";

export type InvitationLink = Schema<"Link">;

const KEY = "recourse.invitation";

/**
 * The invitation that this tab was opened for. It is kept while its owner chooses a password and signs in elsewhere;
 * the secret leaves the address at once, so that nobody copies it along with the address.
 */
export function takeInvitation(): InvitationLink | null {
  const facts = new URLSearchParams(location.hash.slice(1));
  const [organisationId, invitationId, secret] = ["organisation", "id", "secret"].map((name) =>
    facts.get(name),
  );
  if (organisationId && invitationId && secret) {
    door.setItem(KEY, JSON.stringify({ organisationId, invitationId, secret }));
    history.replaceState(history.state, "", location.pathname);
  }
  const kept = door.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as InvitationLink);
}

export const hasInvitation = (): boolean => door.getItem(KEY) !== null;

export const forgetInvitation = (): void => door.removeItem(KEY);
