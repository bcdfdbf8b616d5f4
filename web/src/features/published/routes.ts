import type { RouteObject } from "react-router";

/** Below "/downloads", beside one's exports. */
export const publishedRoutes: RouteObject[] = [{ path: "documents", lazy: () => import("./PublishedTab") }];
