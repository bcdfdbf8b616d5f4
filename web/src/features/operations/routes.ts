import type { RouteObject } from "react-router";

export const operationsRoutes: RouteObject[] = [
  { path: "/staff", lazy: () => import("./StaffEntry") },
  { path: "/staff/stuck-work", lazy: () => import("./StuckWorkPage") },
];
