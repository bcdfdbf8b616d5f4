import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

import { $api, api } from "@/api/client";

import { pollAfter } from "../model/polling";
import { changesOf, isMoving } from "../model/useUpload";

const shown = ["all", "to-fix", "in-progress", "received"] as const;
export type Shown = (typeof shown)[number];

export interface ListAddress {
  show: Shown;
  search: string;
  mine: boolean;
  go: (changes: Partial<Pick<ListAddress, "show" | "search" | "mine">>) => void;
}

/** What is shown lives in the address: links and "back" bring it again. */
export function useListAddress(): ListAddress {
  const [params, setParams] = useSearchParams();
  const show = shown.find((value) => value === params.get("show")) ?? "all";
  const address = { show, search: params.get("search") ?? "", mine: params.get("mine") === "true" };
  return {
    ...address,
    go: (changes) => {
      const next = { ...address, ...changes };
      const search = new URLSearchParams();
      if (next.show !== "all") search.set("show", next.show);
      if (next.search !== "") search.set("search", next.search);
      if (next.mine) search.set("mine", "true");
      setParams(search, { replace: changes.search !== undefined });
    },
  };
}

/** The uploads, page after page; looked at again while something is moving, and not while the tab is hidden. */
export function useUploadList({ show, search, mine }: ListAddress) {
  const filter = show === "all" ? { search, mine } : { search, mine, state: show };
  return useInfiniteQuery({
    queryKey: ["get", "/api/uploads", filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam === null ? filter : { ...filter, cursor: pageParam };
      const { data } = await api.GET("/api/uploads", { params: { query }, signal });
      return data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      const moving = data?.pages.flatMap(({ items }) => items).filter(isMoving) ?? [];
      return moving.length === 0 ? false : pollAfter(moving.flatMap(changesOf), Date.now());
    },
  });
}

type UploadList = Pick<ReturnType<typeof useUploadList>, "data" | "isPlaceholderData">;

/** How many there are of each; asked again whenever the list has changed under the same search. */
export function useUploadFigures({ search, mine }: ListAddress, { data, isPlaceholderData }: UploadList) {
  const figures = $api.useQuery(
    "get",
    "/api/upload-figures",
    { params: { query: { search, mine } } },
    { placeholderData: keepPreviousData, staleTime: 0 },
  );
  const { refetch } = figures;
  const counted = useRef("");
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return;
    // The first list of a search comes beside its own figures.
    const asked = JSON.stringify([search, mine]);
    if (counted.current === asked) void refetch();
    counted.current = asked;
  }, [data, isPlaceholderData, search, mine, refetch]);
  return figures;
}
