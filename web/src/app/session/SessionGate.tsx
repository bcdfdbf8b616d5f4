import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { Navigate, useLocation } from "react-router";

import { $api } from "@/api/client";
import { hasInvitation } from "@/session/invitation";
import { MeContext } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";

import { Shell } from "../shell/Shell";
import { StartFailure } from "../pages/StartFailure";
import { IdleGuard } from "./IdleGuard";

// Most people accepted the terms long ago.
const TermsGate = lazy(() =>
  import("@/features/terms/TermsGate").then((terms) => ({ default: terms.TermsGate })),
);

/** It changes only when the portal or the person's access does. */
const HOUR_MS = 3_600_000;

interface SessionGateProps {
  /** Shown to whoever can't pass yet, on pages that anybody may read. */
  otherwise?: ReactNode;
}

/** Nobody passes without a token, and nobody sees data before the current terms are accepted. */
export function SessionGate({ otherwise }: SessionGateProps) {
  const signedIn = useSignedIn();
  const me = $api.useQuery("get", "/api/me", {}, { enabled: signedIn, staleTime: HOUR_MS });

  // On the way back from choosing a password: the account comes with accepting.
  if (me.error?.code === "account-unknown" && hasInvitation()) return <Navigate to="/invitation" replace />;
  if (me.error !== null && otherwise !== undefined) return otherwise;
  if (me.error !== null) return <StartFailure error={me.error} onRetry={() => void me.refetch()} help />;
  if (me.data === undefined) return null;
  const { terms, scheme } = me.data;
  return (
    <MeContext value={me.data}>
      <IdleGuard session={scheme.session} />
      {terms.acceptedVersion === terms.currentVersion ? (
        <Shell />
      ) : (
        (otherwise ?? (
          <Suspense fallback={null}>
            <TermsGate />
          </Suspense>
        ))
      )}
    </MeContext>
  );
}

/** True once there is a token. Without one the browser leaves for the identity provider. */
function useSignedIn(): boolean {
  const { auth } = usePortal();
  const { pathname, search } = useLocation();
  const [signedIn, setSignedIn] = useState(false);
  const returnTo = pathname + search;

  useEffect(() => {
    if (signedIn) return;
    void auth.user().then((user) => (user === null ? auth.signIn(returnTo) : setSignedIn(true)));
  }, [auth, signedIn, returnTo]);

  return signedIn;
}
