import type { RouteObject } from "react-router";

export const legalRoutes: RouteObject[] = [
  { path: "/privacy", lazy: () => import("./PrivacyPage") },
  { path: "/cookies", lazy: () => import("./CookiesPage") },
  { path: "/accessibility", lazy: () => import("./AccessibilityPage") },
];
