import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { usePreview } from "@/api/usePreview";
import { showToast } from "@/ui/feedback/toasts";

export type Published = Schema<"PublishedDocument">;

/** What the scheme published on one's cases, page after page; of one business, or of all with "". */
export function usePublished(businessId: string) {
  return useInfiniteQuery({
    queryKey: ["get", "/api/published-documents", businessId],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...(businessId !== "" && { businessId: [businessId] }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      const { data } = await api.GET("/api/published-documents", { params: { query }, signal });
      return data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Shows what can be shown of it; whether one may still see it is decided again at each look. */
export const usePublishedPreview = () =>
  usePreview(async ({ caseReference, document }: Published) => {
    const { data } = await api.POST("/api/cases/{reference}/document-previews", {
      params: { path: { reference: caseReference } },
      body: { documentId: document.id },
    });
    return data;
  });

interface Download {
  download: (published: Published) => void;
  error: ApiError | null;
}

/** Fetches a one-minute link and follows it. The answer is an attachment, so the page stays where it is. */
export function useDownload(): Download {
  const { mutate, error } = useMutation({
    mutationFn: async ({ caseReference, document }: Published) => {
      const { data } = await api.POST("/api/cases/{reference}/document-links", {
        params: { path: { reference: caseReference } },
        body: { documentId: document.id },
      });
      return data?.url ?? "";
    },
    onSuccess: (url, { document }) => {
      window.location.assign(url);
      showToast(`Saving ${document.name}`);
    },
  });
  return { download: (published) => mutate(published), error: error instanceof ApiError ? error : null };
}
