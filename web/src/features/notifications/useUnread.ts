import { useQuery, type QueryClient } from "@tanstack/react-query";

import { api } from "@/api/client";
import { useFrame } from "@/session/useFrame";

import { pollingInterval, QUIET_MS } from "./polling";

export const unreadKey = ["unread-notifications"] as const;

interface Unread {
  count: number;
  /** The version of the answer; sent back, it makes "nothing new" cost next to nothing. */
  etag: string;
}

async function look(client: QueryClient): Promise<Unread> {
  const known = client.getQueryData<Unread>(unreadKey);
  const headers = known === undefined ? {} : { "If-None-Match": known.etag };
  const { data, response } = await api.GET("/api/unread-notifications", { headers });
  // 304 has no body: what is known still holds.
  if (data === undefined && known !== undefined) return known;
  return { count: data?.unread ?? 0, etag: response.headers.get("etag") ?? "" };
}

/** How many notifications are unread: looked up again and again while the page can be seen, never while it can't. */
export function useUnread(): number {
  const { frame, at } = useFrame();
  const bell = frame?.bell ?? null;
  const { data } = useQuery({
    queryKey: unreadKey,
    queryFn: ({ client }) => look(client),
    ...(bell !== null && {
      initialData: { count: bell.unread, etag: `"${bell.version}"` },
      initialDataUpdatedAt: at,
    }),
    staleTime: QUIET_MS,
    refetchInterval: pollingInterval,
    refetchOnWindowFocus: "always",
    // A bell that can't be asked just keeps its number; it is asked again soon enough.
    retry: false,
  });
  return data?.count ?? 0;
}
