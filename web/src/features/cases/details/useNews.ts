import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useState } from "react";

import { api } from "@/api/client";

const nothing: ReadonlySet<string> = new Set();

/** The ids of what came onto the case of this page since the person last looked at it. */
export const NewsContext = createContext<ReadonlySet<string>>(nothing);

/** Whether a document, an update or a line of the timeline is new to the person. */
export const useIsNew = (id: string): boolean => use(NewsContext).has(id);

/**
 * Notes that the person looks at the case, and says what came since they last did. One opening of the page is
 * one visit: what was new when it began stays marked, whatever is fetched again meanwhile. `version` changes
 * when the case has more to show.
 */
export function useNews(reference: string | undefined, version: string | undefined): ReadonlySet<string> {
  const [visit] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["case-news", visit, reference, version],
    enabled: reference !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async () => {
      const { data: looked } = await api.PUT("/api/cases/{reference}/look", {
        params: { path: { reference: reference ?? "" } },
        body: { visit },
      });
      return new Set(looked?.new);
    },
  });
  useEffect(() => {
    // Its mark on the list is out of date now.
    if (data !== undefined)
      void client.invalidateQueries({ queryKey: ["get", "/api/case-news"], refetchType: "none" });
  }, [data, client]);
  return data ?? nothing;
}
