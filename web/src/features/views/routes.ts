import type { RouteObject } from "react-router";

export const viewRoutes: RouteObject[] = [{ path: "/views", lazy: () => import("./ViewsPage") }];
