import { lazy, Suspense } from "react";
import { Navigate } from "react-router";

import { useMay } from "@/session/MeContext";

import { usePlaces } from "../shell/places";

const DashboardPage = lazy(() => import("@/features/dashboard/DashboardPage"));

/** The portal opens at the dashboard; for people who see no cases, at the first place that they may go to. */
export function HomePage() {
  const seesCases = useMay("cases:read");
  const places = usePlaces();
  if (!seesCases) return <Navigate to={places[0]?.to ?? "/terms"} replace />;
  return (
    <Suspense fallback={null}>
      <DashboardPage />
    </Suspense>
  );
}
