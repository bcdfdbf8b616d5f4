import type { RouteObject } from "react-router";

export const auditRoutes: RouteObject[] = [
  { path: "/staff/audit", lazy: () => import("./AuditPage") },
  { path: "/organisation-events", lazy: () => import("./EventsPage") },
];
