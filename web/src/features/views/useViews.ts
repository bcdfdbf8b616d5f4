import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import { useFrame } from "@/session/useFrame";

export function useViews() {
  const { frame, at } = useFrame();
  const first = frame?.views == null ? {} : { initialData: frame.views, initialDataUpdatedAt: at };
  return $api.useQuery("get", "/api/views", {}, first);
}

/** Has every place that names views look again. */
export function useRefreshViews(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ["get", "/api/views"] });
}
