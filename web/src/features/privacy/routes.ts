import type { RouteObject } from "react-router";

export const privacyRoutes: RouteObject[] = [{ path: "/your-data", lazy: () => import("./YourDataPage") }];

export const staffPrivacyRoutes: RouteObject[] = [
  { path: "/staff/privacy", lazy: () => import("./staff/RequestsPage") },
  { path: "/staff/privacy/:organisationId/:requestId", lazy: () => import("./staff/RequestPage") },
];
