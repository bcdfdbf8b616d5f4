import type { RouteObject } from "react-router";

export const notificationRoutes: RouteObject[] = [
  { path: "/notifications", lazy: () => import("./NotificationsPage") },
  { path: "/notifications/preferences", lazy: () => import("./PreferencesPage") },
];

/** Reached from an email, by people who needn't be signed in. */
export const openNotificationRoutes: RouteObject[] = [
  { path: "/unsubscribe", lazy: () => import("./UnsubscribePage") },
];
