import { lazy, Suspense, useEffect, useState } from "react";

import type { Schema } from "@/api/types";
import { activity } from "@/session/activity";
import { onEndElsewhere } from "@/session/ending";
import { idleState, type IdleState } from "@/session/idle";
import { usePortal } from "@/session/PortalContext";

const IdleWarning = lazy(() => import("./IdleWarning"));

/** Warns somebody who has gone quiet, then signs them out. Work in progress, such as an upload, holds it off. */
export function IdleGuard({ session }: { session: Schema<"Session"> }) {
  const { auth } = usePortal();
  const state = useIdleState(session);
  const expired = state.kind === "expired";

  useEffect(() => onEndElsewhere((reason) => void auth.leave(reason)), [auth]);

  useEffect(() => {
    if (expired) void auth.signOut("idle");
  }, [auth, expired]);

  if (state.kind !== "warned") return null;
  return (
    <Suspense fallback={null}>
      <IdleWarning
        secondsLeft={state.secondsLeft}
        onStay={() => activity.touch()}
        onSignOut={() => void auth.signOut("asked")}
      />
    </Suspense>
  );
}

function useIdleState(session: Schema<"Session">): IdleState {
  const [state, setState] = useState<IdleState>({ kind: "active" });
  const { warnAfterMinutes, signOutAfterMinutes } = session;
  const warned = state.kind === "warned";

  useEffect(() => {
    // Loading a page is no sign of life: a tab that wakes after an hour must not pass for one that was used.
    if (activity.last() === null) activity.touch();
    const limits = { warningMinutes: warnAfterMinutes, signOutMinutes: signOutAfterMinutes };
    const timer = setInterval(() => {
      const now = Date.now();
      setState(idleState(now, activity.last(now) ?? now, limits));
    }, 1000);
    return () => clearInterval(timer);
  }, [warnAfterMinutes, signOutAfterMinutes]);

  // While the warning is up, only its buttons answer it: a Tab on the way to "Sign out" must not close it.
  useEffect(() => (warned ? undefined : activity.watch()), [warned]);

  return state;
}
