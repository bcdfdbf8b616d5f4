import type { RouteObject } from "react-router";

export const assignmentRoutes: RouteObject[] = [
  { path: "/hand-over", lazy: () => import("./takeover/TakeoverPage") },
];
