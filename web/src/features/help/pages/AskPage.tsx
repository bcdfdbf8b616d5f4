import { lazy, Suspense } from "react";
import { Navigate } from "react-router";

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
  if (me === null) return <Guest />;
  if (!me.permissions.includes("help")) return <Navigate to="/help" replace />;
  return (
    <Suspense fallback={null}>
      <TicketAsk />
    </Suspense>
  );
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
