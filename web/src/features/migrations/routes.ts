import type { RouteObject } from "react-router";

export const migrationsRoutes: RouteObject[] = [
  { path: "/staff/migrations", lazy: () => import("./MigrationsPage") },
];
