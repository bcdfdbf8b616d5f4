import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { $api } from "@/api/client";
import { useMe } from "@/session/MeContext";

/** How long a pause in typing means "now". */
const PAUSE_MS = 350;
const SHORTEST = 3;
const SHOWN = 6;

/** Cases of a business that fit the words, once there has been a pause in typing. */
export function useFoundCases(businessName: string, words: string) {
  const { businesses } = useMe();
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const businessId = businesses.filter(({ name }) => name === businessName).map(({ id }) => id);
  return $api.useQuery(
    "get",
    "/api/cases",
    { params: { query: { businessId, search, limit: SHOWN } } },
    { enabled: search.length >= SHORTEST, placeholderData: keepPreviousData },
  );
}
