import { lazy, Suspense, useEffect, useState } from "react";
import { Navigate } from "react-router";

import { usePortal } from "@/session/PortalContext";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { useInside } from "../useInside";

const TicketAsk = lazy(() => import("../tickets/AskPage"));
const GuestForm = lazy(() =>
  import("../guests/GuestForm").then(({ GuestForm: page }) => ({ default: page })),
);

/** Asking the helpdesk: by a ticket for whoever is signed in, by a form and email for others. */
export function Component() {
  const me = useInside();
  const guest = useIsGuest();
  if (me === null) return guest ? <Guest /> : null;
  if (!me.permissions.includes("help")) return <Navigate to="/help" replace />;
  return (
    <Suspense fallback={null}>
      <TicketAsk />
    </Suspense>
  );
}

/** False until it is known: somebody who is signed in in another tab is let into this one first. */
function useIsGuest(): boolean {
  const { auth } = usePortal();
  const [guest, setGuest] = useState(false);
  useEffect(() => {
    auth.userHereOrElsewhere("/help/ask").then(
      () => setGuest(true),
      // Without a line to the identity provider they ask as guests.
      () => setGuest(true),
    );
  }, [auth]);
  return guest;
}

function Guest() {
  return (
    <>
      <PageHead
        title="Ask the helpdesk"
        lede={
          <>
            For people who can&rsquo;t sign in. Often{" "}
            <RouteLink to="/help/signing-in">this article</RouteLink> helps at once.
          </>
        }
      />
      <Card title="Your question" padded>
        <Suspense fallback={null}>
          <GuestForm />
        </Suspense>
      </Card>
    </>
  );
}
