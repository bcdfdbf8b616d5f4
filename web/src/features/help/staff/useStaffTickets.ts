import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import { type ActKey, useActKey } from "@/api/useActKey";
import { showToast } from "@/ui/feedback/toasts";

import { isChecking } from "../tickets/useTickets";

export type Pile = "to-answer" | "waiting" | "resolved";

const EVERY_MS = 30_000;
const CHECK_MS = 5000;

export interface Where {
  organisationId: string;
  ticketId: string;
}

export const useStaffTickets = (pile: Pile, number: string) =>
  $api.useQuery(
    "get",
    "/api/staff/tickets",
    { params: { query: number === "" ? { pile } : { number } } },
    { refetchInterval: EVERY_MS, placeholderData: (before) => before },
  );

export const useStaffTicket = (where: Where) =>
  $api.useQuery(
    "get",
    "/api/staff/tickets/{organisationId}/{ticketId}",
    { params: { path: { ...where } } },
    { staleTime: 0, refetchInterval: ({ state }) => (isChecking(state.data) ? CHECK_MS : EVERY_MS) },
  );

/** Answers, resolves, reopens. `etag` is of the ticket as it is on the page: who answers has read everything. */
export function useStaffActs(where: Where, etag: string, onDone: () => void) {
  const client = useQueryClient();
  const keys = { answer: useActKey(), resolve: useActKey(), reopen: useActKey() };
  const done = (words: string, { settled }: ActKey) => ({
    onSuccess: () => {
      showToast(words);
      onDone();
    },
    onSettled: (_: unknown, error: unknown) => {
      settled(error);
      void client.invalidateQueries();
    },
  });
  const path = "/api/staff/tickets/{organisationId}/{ticketId}";
  const answering = $api.useMutation("post", `${path}/answers`, done("Answered", keys.answer));
  const resolving = $api.useMutation("post", `${path}/resolution`, done("Resolved", keys.resolve));
  const reopening = $api.useMutation("post", `${path}/reopening`, done("Reopened", keys.reopen));
  const params = ({ header }: ActKey) => ({ path: { ...where }, header });
  const headers = { "If-Match": etag };
  return {
    busy: answering.isPending || resolving.isPending || reopening.isPending,
    error: answering.error ?? resolving.error ?? reopening.error,
    answer: (text: string, resolves: boolean) =>
      answering.mutate({ params: params(keys.answer), headers, body: { text, resolves } }),
    resolve: () => resolving.mutate({ params: params(keys.resolve), headers }),
    reopen: (text: string) => reopening.mutate({ params: params(keys.reopen), body: { text } }),
  };
}

export function useFileLink({ organisationId, ticketId }: Where) {
  const { mutate, error } = $api.useMutation(
    "post",
    "/api/staff/tickets/{organisationId}/{ticketId}/files/{fileId}/link",
    { onSuccess: ({ url }) => location.assign(url) },
  );
  return {
    error,
    open: (fileId: string) => mutate({ params: { path: { organisationId, ticketId, fileId } } }),
  };
}
