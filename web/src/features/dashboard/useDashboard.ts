import { keepPreviousData } from "@tanstack/react-query";

import { $api } from "@/api/client";
import { useMe } from "@/session/MeContext";
import { today } from "@/ui/format/dates";

import { firstMonth } from "./period";

/** The whole dashboard: one request. While another period is fetched, the old figures stay. */
export function useDashboard(months: number) {
  const { scheme } = useMe();
  return $api.useQuery(
    "get",
    "/api/dashboard",
    { params: { query: { from: firstMonth(today(scheme.timeZone), months) } } },
    { placeholderData: keepPreviousData, refetchOnWindowFocus: true },
  );
}
