import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import type { IconName } from "@/ui/icons/shapes";

export interface Place {
  to: string;
  /** Shown to people who may do this; to everybody when there is nothing to be allowed. */
  needs?: Schema<"Permission">;
  label: string;
  /** Instead of the label where that has no room: in the tab bar. */
  short?: string;
  icon: IconName;
}

/** The places of the side navigation and the tab bar. A place appears here on the day it exists. */
export const places: Place[] = [
  { to: "/staff/worklist", label: "Worklist", icon: "done", needs: "staff" },
  { to: "/staff/cases", label: "Cases", icon: "cases", needs: "staff:casework" },
  { to: "/", label: "Dashboard", icon: "home", needs: "cases:read" },
  { to: "/cases", label: "Cases", icon: "cases", needs: "cases:read" },
  { to: "/uploads", label: "Uploads", icon: "upload", needs: "uploads:send" },
  { to: "/downloads", label: "Downloads", icon: "download", needs: "cases:export" },
  { to: "/people", label: "People", icon: "user", needs: "users:manage" },
  {
    to: "/administrators",
    label: "Another administrator",
    short: "Admins",
    icon: "shield",
    needs: "administrators:ask",
  },
  { to: "/mailboxes", label: "Email", icon: "message", needs: "users:manage" },
  { to: "/organisation-events", label: "Administration log", icon: "list", needs: "users:manage" },
  { to: "/staff/requests", label: "Requests", icon: "clock", needs: "staff:casework" },
  {
    to: "/staff/access-requests",
    label: "Access requests",
    short: "Access",
    icon: "user",
    needs: "staff:helpdesk",
  },
  {
    to: "/staff/administrator-requests",
    label: "Administrator requests",
    short: "Admins",
    icon: "shield",
    needs: "staff:helpdesk",
  },
  { to: "/staff/organisations", label: "Organisations", icon: "home", needs: "staff:helpdesk" },
  { to: "/staff/users", label: "Users", icon: "user", needs: "staff:people" },
  { to: "/staff/tickets", label: "Tickets", icon: "help", needs: "staff:helpdesk" },
  { to: "/staff/privacy", label: "Privacy requests", icon: "shield", needs: "staff:helpdesk" },
  { to: "/staff/stuck-work", label: "Stuck work", icon: "warning", needs: "staff:helpdesk" },
  { to: "/staff/retention", label: "Retention", icon: "clock", needs: "staff:security" },
  { to: "/staff/audit", label: "Audit trail", icon: "shield", needs: "staff:security" },
  { to: "/staff/migrations", label: "Migrations", icon: "list", needs: "staff:security" },
  { to: "/glossary", label: "Glossary", icon: "list" },
];

/** How many places the tab bar has room for; the others are under "More". */
export const IN_TAB_BAR = 3;

/** The places that the signed-in person may go to. */
export function usePlaces(): Place[] {
  const { permissions } = useMe();
  return places.filter(({ needs }) => needs === undefined || permissions.includes(needs));
}

/** What belongs to the person rather than to their work: in the menu behind their name. */
export const accountPlaces = [
  { to: "/sessions", label: "Where you’re signed in" },
  { to: "/your-data", label: "Your data" },
];

export const legalLinks = [
  { to: "/privacy", label: "Privacy" },
  { to: "/cookies", label: "Cookies" },
  { to: "/accessibility", label: "Accessibility" },
  { to: "/terms", label: "Terms of use" },
];

/** "/cases/PNX-1/timeline" belongs to "/cases"; only "/" itself to "/". */
export function isWithin(place: Place, pathname: string): boolean {
  // Its address is the case's, but whoever uploads files is at "Uploads".
  if (/^\/cases\/[^/]+\/upload$/.test(pathname)) return place.to === "/uploads";
  return pathname === place.to || (place.to !== "/" && pathname.startsWith(`${place.to}/`));
}
