import type { RouteObject } from "react-router";

export const uploadRoutes: RouteObject[] = [
  { path: "/uploads", lazy: () => import("./tracking/UploadsPage") },
  { path: "/uploads/new", lazy: () => import("./wizard/FindCasePage") },
  { path: "/uploads/:uploadId", lazy: () => import("./tracking/UploadPage") },
  { path: "/cases/:reference/upload", lazy: () => import("./wizard/WizardPage") },
];
