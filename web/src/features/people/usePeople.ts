import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type PeopleList = Schema<"PeopleList">;
export type Person = Schema<"PersonLine">;
export type Invitation = Schema<"InvitationLine">;
export type Role = Schema<"Role">;

const FOLLOWING_MS = 2_000;
/** A removal that is held may wait for months, so nobody watches it. */
const unsettled = ({ standing, removalHeld }: Person): boolean => standing.endsWith("ing") && !removalHeld;

/** Everybody, asked for again while the directory has yet to follow an act. */
export const usePeople = () =>
  $api.useQuery(
    "get",
    "/api/people",
    {},
    { refetchInterval: ({ state }) => (state.data?.people.some(unsettled) === true ? FOLLOWING_MS : false) },
  );

/** What to do once an act is done: say so, and look again. */
export function useDone(): (words: string) => void {
  const client = useQueryClient();
  return (words) => {
    showToast(words);
    void client.invalidateQueries({ queryKey: $api.queryOptions("get", "/api/people").queryKey });
  };
}

export const roleNames: Partial<Record<Role, string>> = {
  caseworker: "Caseworker",
  supervisor: "Supervisor",
  administrator: "Administrator",
};

export const rolesInWords = (roles: readonly Role[]): string =>
  roles.map((role) => roleNames[role] ?? role).join(", ");
