import type { RouteObject } from "react-router";

/** Reached from an email, by people who have no account yet. */
export const openInvitationRoutes: RouteObject[] = [
  { path: "/invitation", lazy: () => import("./InvitationPage") },
];
