import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";

export const useViews = () => $api.useQuery("get", "/api/views");

/** Has every place that names views look again. */
export function useRefreshViews(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ["get", "/api/views"] });
}
