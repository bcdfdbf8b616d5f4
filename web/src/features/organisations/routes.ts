import type { RouteObject } from "react-router";

export const organisationRoutes: RouteObject[] = [
  { path: "/staff/organisations", lazy: () => import("./OrganisationsPage") },
  { path: "/staff/organisations/:organisationId", lazy: () => import("./OrganisationPage") },
  { path: "/staff/users", lazy: () => import("./UsersPage") },
];
