import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useAct } from "@/api/useAct";
import { showToast } from "@/ui/feedback/toasts";

export type CasePublishing = Schema<"CasePublishing">;
export type Said = Schema<"Said">;
export type PublicationOnCase = Schema<"PublicationOnCase">;
export type StaffCase = Schema<"StaffCaseDetails">;

/** While a document is on its way the page looks again by itself; so it does for updates, less often. */
const ON_ITS_WAY_MS = 3000;
const OTHERWISE_MS = 60_000;

export const isMoving = ({ state }: PublicationOnCase): boolean => state !== "refused";

const PATH = "/api/staff/cases/{reference}/publishing";
const CASE = "/api/staff/cases/{reference}";

export const usePublishing = (reference: string) =>
  $api.useQuery(
    "get",
    PATH,
    { params: { path: { reference } } },
    {
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.publications.some(isMoving) === true ? ON_ITS_WAY_MS : OTHERWISE_MS,
    },
  );

/** Has the page of the case looked at again: something came onto it. */
export function useCaseRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ["get", CASE] });
    void client.invalidateQueries({ queryKey: ["get", PATH] });
  };
}

/** An act that says what was done, and has the page of the case looked at again. */
const useSaid = (done: string, onDone: () => void) =>
  useAct(() => {
    showToast(done);
    onDone();
  }, useCaseRefresh());

export function useSendMessage(reference: string, onDone: () => void) {
  const { header, options } = useSaid("The message is sent", onDone);
  const act = $api.useMutation("post", "/api/staff/cases/{reference}/messages", options);
  return {
    ...act,
    send: (body: Schema<"NewMessage">) => act.mutate({ params: { path: { reference }, header }, body }),
  };
}

export function useRecordOutcome(reference: string, onDone: () => void) {
  const { header, options } = useSaid("The outcome is recorded", onDone);
  const act = $api.useMutation("post", "/api/staff/cases/{reference}/outcomes", options);
  return {
    ...act,
    record: (body: Schema<"NewOutcome">) => act.mutate({ params: { path: { reference }, header }, body }),
  };
}

export function usePutAside(reference: string) {
  const refresh = useCaseRefresh();
  const path = "/api/staff/cases/{reference}/publications/{publicationId}";
  const act = $api.useMutation("delete", path, { onSettled: refresh });
  return {
    ...act,
    putAside: (publicationId: string) => act.mutate({ params: { path: { reference, publicationId } } }),
  };
}
