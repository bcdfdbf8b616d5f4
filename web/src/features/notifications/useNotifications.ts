import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { Schema } from "@/api/types";

import { unreadKey } from "./useUnread";

export type Notification = Schema<"NotificationLine">;

const listKey = "notifications";

/** Notifications, newest first, a page at a time. A new number of unread ones makes a new list. */
export function useNotifications(limit: number, unread: number) {
  return useInfiniteQuery({
    queryKey: [listKey, limit, unread],
    queryFn: async ({ pageParam }) => {
      const query = { limit, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const { data } = await api.GET("/api/notifications", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // While the next list is on its way, the last one stays.
    placeholderData: (before) => before,
  });
}

/** Marks one, or all up to the newest that the person has seen. */
export function useMarkRead() {
  const client = useQueryClient();
  const onSettled = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: unreadKey });
    await client.invalidateQueries({ queryKey: [listKey] });
  };
  const one = useMutation({
    mutationFn: (notificationId: string) =>
      api.PUT("/api/notifications/{notificationId}/read", { params: { path: { notificationId } } }),
    onSettled,
  });
  const all = useMutation({
    mutationFn: (until: string) => api.PUT("/api/notifications/read", { body: { until } }),
    onSettled,
  });
  return { markRead: (id: string) => one.mutate(id), markAllRead: (until: string) => all.mutate(until) };
}
