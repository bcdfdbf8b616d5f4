import type { RouteObject } from "react-router";

export const termsRoutes: RouteObject[] = [{ path: "/terms", lazy: () => import("./TermsPage") }];
