import { door } from "./storage/door";

const KEY = "recourse.realm";

/** Scheme staff sign in with a provider of their own: whoever opens a tab below /staff does, for as long as it lives. */
export function chooseRealm(pathname: string): void {
  if (pathname === "/staff" || pathname.startsWith("/staff/")) becomeStaffTab();
}

export const becomeStaffTab = (): void => door.setItem(KEY, "staff");
export const becomeBusinessTab = (): void => door.removeItem(KEY);

export const isStaffTab = (): boolean => door.getItem(KEY) === "staff";
