import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";

import { usePortal } from "@/session/PortalContext";

import { StartFailure } from "./StartFailure";

/** Where the identity provider sends people back to: the code in the address becomes a session. */
export function Component() {
  const { auth } = usePortal();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string | null>(null);
  // A code works once, and effects may run twice.
  const started = useRef(false);

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    auth
      .completeSignIn()
      .then((returnTo) => navigate(returnTo, { replace: true }))
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  }, [auth, navigate]);

  if (failure === null) return null;
  const detail = `Signing in wasn't completed. The sign-in service said: ${failure}.`;
  return <StartFailure error={{ detail, correlationId: "" }} onRetry={() => void auth.signIn("/")} />;
}
