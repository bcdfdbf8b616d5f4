import type { RouteObject } from "react-router";

export const accountRoutes: RouteObject[] = [{ path: "/sessions", lazy: () => import("./SessionsPage") }];
