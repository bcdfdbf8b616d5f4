import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { showToast } from "@/ui/feedback/toasts";

export type Organisation = Schema<"OrganisationPage">;

export const useOrganisations = (search: string) =>
  $api.useQuery("get", "/api/staff/organisations", { params: { query: { search } } });

export const useOrganisation = (organisationId: string) =>
  $api.useQuery("get", "/api/staff/organisations/{organisationId}", { params: { path: { organisationId } } });

export const useUsers = (search: string) =>
  $api.useQuery("get", "/api/staff/users", { params: { query: { search } } }, { enabled: search !== "" });

/** What to do once an act is done: say so, and look again. */
export function useDone(): (words: string) => void {
  const client = useQueryClient();
  return (words) => {
    showToast(words);
    void client.invalidateQueries();
  };
}
