import type { RouteObject } from "react-router";

export const caseRoutes: RouteObject[] = [
  { path: "/cases", lazy: () => import("./list/CaseListPage") },
  {
    path: "/cases/:reference",
    lazy: () => import("./details/CasePage"),
    children: [
      { index: true, lazy: () => import("./details/OverviewTab") },
      { path: "timeline", lazy: () => import("./details/TimelineTab") },
      { path: "documents", lazy: () => import("./details/DocumentsTab") },
    ],
  },
];
