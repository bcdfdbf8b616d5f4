import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api, api } from "@/api/client";
import { ApiError, offlineError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { type ActKey, useActKey } from "@/api/useActKey";
import { plural } from "@/ui/format/words";
import { showToast } from "@/ui/feedback/toasts";

import { announced, sendFile } from "./screenshots";

type Receipt = Schema<"TicketReceipt">;

/** While a screenshot is being checked the page looks again by itself. */
const CHECK_MS = 5000;
const ON_THE_WAY = new Set(["waiting", "uploading", "scanning", "delayed"]);

export const useTicketForm = () => $api.useQuery("get", "/api/ticket-form", {}, { staleTime: 0 });

export const useTickets = () => $api.useQuery("get", "/api/tickets", {}, { staleTime: 0 });

export const useTicket = (ticketId: string) =>
  $api.useQuery(
    "get",
    "/api/tickets/{ticketId}",
    { params: { path: { ticketId } } },
    { staleTime: 0, refetchInterval: ({ state }) => (isChecking(state.data) ? CHECK_MS : false) },
  );

export const isChecking = (ticket: Schema<"TicketDetails"> | undefined): boolean =>
  ticket?.messages.some(({ files }) => files.some(({ state }) => ON_THE_WAY.has(state))) ?? false;

interface Sending {
  busy: boolean;
  error: ApiError | null;
  /** Sends a message and its files; the promise is true once the message is with the helpdesk. */
  send: (files: readonly File[], post: Post) => Promise<Receipt | null>;
}

type Post = (files: Schema<"NewScreenshot">[], header: ActKey["header"]) => Promise<{ data?: Receipt }>;

/** The message first, then its screenshots: a bad line may cost a picture, never the words. */
export function useSending(): Sending {
  const client = useQueryClient();
  const { header, settled } = useActKey();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function send(files: readonly File[], post: Post): Promise<Receipt | null> {
    setBusy(true);
    setError(null);
    try {
      const { data } = await post(await Promise.all(files.map(announced)), header);
      settled();
      if (data === undefined) return null;
      await sendFiles(files, data);
      await client.invalidateQueries();
      return data;
    } catch (trouble) {
      settled(trouble);
      setError(trouble instanceof ApiError ? trouble : offlineError());
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, send };
}

async function sendFiles(files: readonly File[], { links }: Receipt): Promise<void> {
  // Links come in the order of the files.
  const sent = await Promise.all(
    files.map((file, place) => sendFile(file, links[place]?.url ?? "").catch(() => false)),
  );
  const lost = sent.filter((arrived) => !arrived).length;
  if (lost > 0) showToast(`${plural(lost, "screenshot")} didn't get there. Your words did.`);
}

export const postTicket =
  (body: Omit<Schema<"NewTicket">, "files">): Post =>
  (files, header) =>
    api.POST("/api/tickets", {
      params: { header },
      body: { ...body, files },
    });

export const postMessage =
  (ticketId: string, text: string): Post =>
  (files, header) =>
    api.POST("/api/tickets/{ticketId}/messages", {
      params: { path: { ticketId }, header },
      body: { text, files },
    });

/** Resolves or reopens; each press is one act. */
export function useTicketActs(ticketId: string, onDone: () => void) {
  const client = useQueryClient();
  const keys = { resolve: useActKey(), reopen: useActKey() };
  const options = ({ settled }: ActKey) => ({
    onSuccess: onDone,
    onSettled: (_: unknown, error: unknown) => {
      settled(error);
      void client.invalidateQueries();
    },
  });
  const resolving = $api.useMutation("post", "/api/tickets/{ticketId}/resolution", options(keys.resolve));
  const reopening = $api.useMutation("post", "/api/tickets/{ticketId}/reopening", options(keys.reopen));
  const params = ({ header }: ActKey) => ({ path: { ticketId }, header });
  return {
    busy: resolving.isPending || reopening.isPending,
    error: resolving.error ?? reopening.error,
    resolve: () => resolving.mutate({ params: params(keys.resolve) }),
    reopen: (text: string) => reopening.mutate({ params: params(keys.reopen), body: { text } }),
  };
}
