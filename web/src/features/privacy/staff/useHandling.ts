import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";

export type Request = Schema<"PrivacyRequestView">;
export type Match = Schema<"PrivacyMatch">;

const ONE = "/api/staff/privacy-requests/{organisationId}/{requestId}" as const;

export const useRequests = (settled: boolean) =>
  $api.useQuery("get", "/api/staff/privacy-requests", { params: { query: { settled } } });

export const useRequest = (organisationId: string, requestId: string) =>
  $api.useQuery("get", ONE, { params: { path: { organisationId, requestId } } });

export const useRecord = () => $api.useMutation("post", "/api/staff/privacy-requests");
export const useMatches = () => $api.useMutation("post", "/api/staff/privacy-matches");
export const useStaffLink = () =>
  $api.useMutation("post", "/api/staff/privacy-requests/{organisationId}/{requestId}/links");

/** The acts on a request as it was read; what comes back takes its place on the page. */
export function useActs({ organisationId, id, version }: Request) {
  const queries = useQueryClient();
  const sent = {
    params: { path: { organisationId, requestId: id } },
    headers: { "If-Match": version },
  };
  const onSuccess = (after: Request): void => {
    queries.setQueriesData<Request>({ queryKey: ["get", ONE] }, (shown) =>
      shown?.id === after.id ? after : shown,
    );
    void queries.invalidateQueries({ queryKey: ["get", "/api/staff/privacy-requests"] });
  };
  const options = { onSuccess };
  return {
    sent,
    propose: $api.useMutation("put", `${ONE}/proposal`, options),
    decide: $api.useMutation("put", `${ONE}/decision`, options),
    extend: $api.useMutation("put", `${ONE}/extension`, options),
  };
}
