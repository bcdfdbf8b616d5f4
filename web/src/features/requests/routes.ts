import type { RouteObject } from "react-router";

export const requestRoutes: RouteObject[] = [
  { path: "/requests", lazy: () => import("./RequestsPage") },
  { path: "/requests/:reference", lazy: () => import("./CaseRequestsPage") },
];
