import type { RouteObject } from "react-router";

import { exportRoutes } from "@/features/exports/routes";
import { publishedRoutes } from "@/features/published/routes";

/** "Available for download" with its tabs. */
export const downloadRoutes: RouteObject[] = [
  {
    path: "/downloads",
    lazy: () => import("./DownloadsPages"),
    children: [...exportRoutes, ...publishedRoutes],
  },
];
