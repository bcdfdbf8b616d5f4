import type { RouteObject } from "react-router";

export const administratorRoutes: RouteObject[] = [
  { path: "/administrators", lazy: () => import("./AskPage") },
  { path: "/staff/administrator-requests", lazy: () => import("./StaffAsksPage") },
];
