import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { $api } from "@/api/client";
import { useRefreshCases } from "@/api/useRefreshCases";
import { showToast } from "@/ui/feedback/toasts";

import { doneWords } from "./words";

/** How long a pause in typing means "now". */
const PAUSE_MS = 250;

/** Who may own cases of the business (or of any of one's own), found by name or email. */
export function useColleagues(businessId: string | undefined, words: string, enabled: boolean) {
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return $api.useQuery(
    "get",
    "/api/colleagues",
    { params: { query: { search, ...(businessId !== undefined && { businessId }) } } },
    { enabled, placeholderData: keepPreviousData },
  );
}

/** Hands the cases over, all or none, and has every view of them look again. */
export function useAssign(onDone: () => void) {
  const refresh = useRefreshCases();
  return $api.useMutation("post", "/api/case-assignments", {
    onSuccess: ({ references, owner }) => {
      refresh();
      showToast(doneWords(references, owner?.name ?? null));
      onDone();
    },
  });
}
