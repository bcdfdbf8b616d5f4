import type { RouteObject } from "react-router";

/** Help for everybody: these pages open without a sign-in too. */
export const helpRoutes: RouteObject[] = [
  { path: "/help", lazy: () => import("./pages/HelpPage") },
  { path: "/help/ask", lazy: () => import("./pages/AskPage") },
  { path: "/help/confirm", lazy: () => import("./guests/ConfirmPage") },
  { path: "/help/known-issues", lazy: () => import("./issues/KnownIssuesPage") },
  { path: "/help/:slug", lazy: () => import("./pages/ArticlePage") },
];

/** Tickets are for people who are signed in. */
export const ticketRoutes: RouteObject[] = [
  { path: "/help/tickets", lazy: () => import("./tickets/TicketsPage") },
  { path: "/help/tickets/:ticketId", lazy: () => import("./tickets/TicketPage") },
];

/** The helpdesk's side, in the staff console. */
export const staffHelpRoutes: RouteObject[] = [
  { path: "/staff/tickets", lazy: () => import("./staff/StaffTicketsPage") },
  { path: "/staff/tickets/:organisationId/:ticketId", lazy: () => import("./staff/StaffTicketPage") },
];
