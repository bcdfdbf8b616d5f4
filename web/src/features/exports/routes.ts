import type { RouteObject } from "react-router";

/** Below "/downloads". */
export const exportRoutes: RouteObject[] = [{ index: true, lazy: () => import("./ExportsTab") }];
