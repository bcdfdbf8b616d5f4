import type { DocumentRules } from "../model/types";
import { draftKey } from "./draftStore";
import { UploadSession } from "./session";

interface Opened {
  session: UploadSession;
  ready: Promise<UploadSession>;
}

const opened = new Map<string, Opened>();
let now: readonly UploadSession[] = [];
const listeners = new Set<() => void>();

/**
 * The person's upload to a case, taken up where it was left. There is one, whichever page asks; once it was sent and
 * all its files are there, the next visit begins another.
 */
export function uploadSession(
  userId: string,
  caseReference: string,
  rules: DocumentRules,
): Promise<UploadSession> {
  const key = draftKey(userId, caseReference);
  const known = opened.get(key);
  if (known !== undefined && !known.session.isOver()) return known.ready;
  const session = new UploadSession(key, caseReference, rules);
  const ready = session.restore().then(
    () => listed(session),
    (error: unknown) => {
      opened.delete(key);
      throw error;
    },
  );
  opened.set(key, { session, ready });
  return ready;
}

function listed(session: UploadSession): UploadSession {
  now = [...now, session];
  for (const listener of listeners) listener();
  return session;
}

/** Every session of this visit, those that were sent included: their files may still be on their way. */
export const sessionsNow = (): readonly UploadSession[] => now;

export function onSessions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
