import { useQuery } from "@tanstack/react-query";

import { api } from "@/api/client";

import { pollingInterval } from "./polling";

export const unreadKey = ["unread-notifications"] as const;

interface Unread {
  count: number;
  /** The version of the answer; sent back, it makes "nothing new" cost next to nothing. */
  etag: string | null;
}

let known: Unread = { count: 0, etag: null };

async function look(): Promise<Unread> {
  const headers = known.etag === null ? {} : { "If-None-Match": known.etag };
  const { data, response } = await api.GET("/api/unread-notifications", { headers });
  // 304 has no body: what is known still holds.
  if (data !== undefined) known = { count: data.unread, etag: response.headers.get("etag") };
  return known;
}

/** How many notifications are unread: looked up again and again while the page can be seen, never while it can't. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: unreadKey,
    queryFn: look,
    staleTime: 0,
    refetchInterval: pollingInterval,
    refetchOnWindowFocus: true,
    // A bell that can't be asked just keeps its number; it is asked again soon enough.
    retry: false,
  });
  return data?.count ?? 0;
}
