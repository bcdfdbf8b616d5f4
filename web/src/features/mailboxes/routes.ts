import type { RouteObject } from "react-router";

export const mailboxRoutes: RouteObject[] = [{ path: "/mailboxes", lazy: () => import("./MailboxesPage") }];
