import type { RouteObject } from "react-router";

export const worklistRoutes: RouteObject[] = [
  { path: "/staff/worklist", lazy: () => import("./WorklistPage") },
];
