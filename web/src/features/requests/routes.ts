import type { RouteObject } from "react-router";

export const requestRoutes: RouteObject[] = [
  { path: "/staff/requests", lazy: () => import("./RequestsPage") },
  { path: "/staff/requests/:reference", lazy: () => import("./CaseRequestsPage") },
];
