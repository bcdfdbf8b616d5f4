import { useEffect, useState, useSyncExternalStore } from "react";

import { useMe } from "@/session/MeContext";

import type { SessionState, UploadSession } from "../sending/session";
import { uploadSession } from "../sending/sessions";

/** The person's upload to this case; null while it is being taken up. */
export function useSession(caseReference: string | undefined): {
  session: UploadSession | null;
  failed: boolean;
} {
  const { user, scheme } = useMe();
  const [session, setSession] = useState<UploadSession | null>(null);
  const [failed, setFailed] = useState(false);
  const rules = scheme.documents;

  useEffect(() => {
    if (caseReference === undefined) return;
    uploadSession(user.id, caseReference, rules)
      .then(setSession)
      .catch(() => setFailed(true));
  }, [user.id, caseReference, rules]);

  return { session, failed };
}

export const useSessionState = (session: UploadSession): SessionState =>
  useSyncExternalStore(session.subscribe, session.snapshot);
