import type { RouteObject } from "react-router";

export const staffCaseRoutes: RouteObject[] = [
  { path: "/staff/cases", lazy: () => import("./FindCasePage") },
  { path: "/staff/cases/:reference", lazy: () => import("./StaffCasePage") },
];
