import { useInfiniteQuery, useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";

import { asked, askedInAddress, type AuditSearch } from "./searchState";

const PAGE = 50;

/** What the trail holds on a search, newest first, a page at a time. */
export const useEntries = (search: AuditSearch) =>
  useInfiniteQuery({
    queryKey: ["audit-entries", search],
    queryFn: async ({ pageParam }) => {
      const query = {
        ...askedInAddress(search),
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const { data } = await api.GET("/api/audit-entries", { params: { query } });
      return data ?? { items: [], nextCursor: null, sealedUntil: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });

/** What administrators of the person's own organisation did, newest first. */
export const useEvents = () =>
  useInfiniteQuery({
    queryKey: ["organisation-events"],
    queryFn: async ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const { data } = await api.GET("/api/organisation-events", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Has a search written into a file and downloads it: its link is good for a minute. */
export const useExport = () =>
  useMutation({
    mutationFn: async (search: AuditSearch) => {
      const { data } = await api.POST("/api/audit-exports", {
        params: { header: { "Idempotency-Key": newIdempotencyKey() } },
        body: asked(search),
      });
      return data;
    },
    onSuccess: (file) => {
      if (file !== undefined) window.location.assign(file.url);
    },
  });
