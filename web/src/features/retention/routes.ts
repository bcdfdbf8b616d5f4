import type { RouteObject } from "react-router";

export const retentionRoutes: RouteObject[] = [
  { path: "/staff/retention", lazy: () => import("./RetentionPage") },
];
