import type { RouteObject } from "react-router";

/** For people who have no account yet. */
export const openOnboardingRoutes: RouteObject[] = [
  { path: "/request-access", lazy: () => import("./form/RequestAccessPage") },
  { path: "/request-access/follow", lazy: () => import("./follow/FollowPage") },
];

export const onboardingRoutes: RouteObject[] = [
  { path: "/staff/access-requests", lazy: () => import("./staff/AccessRequestsPage") },
  { path: "/staff/access-requests/:requestId", lazy: () => import("./staff/AccessRequestPage") },
];
