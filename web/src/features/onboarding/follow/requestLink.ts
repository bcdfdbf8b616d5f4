import type { Schema } from "@/api/types";
import { door } from "@/session/storage/door";

export type RequestLink = Schema<"EmailedLink">;

const KEY = "recourse.access-request-link";

/** The request that this tab was opened for; the secret leaves the address at once, so that nobody copies it along. */
export function takeRequestLink(): RequestLink | null {
  const facts = new URLSearchParams(location.hash.slice(1));
  const [requestId, secret] = [facts.get("request"), facts.get("secret")];
  if (requestId && secret) {
    door.setItem(KEY, JSON.stringify({ requestId, secret }));
    history.replaceState(history.state, "", location.pathname);
  }
  const kept = door.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as RequestLink);
}
