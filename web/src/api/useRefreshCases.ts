import { useQueryClient } from "@tanstack/react-query";

/** Has every view of the cases look again after they have changed. */
export function useRefreshCases(): () => void {
  const client = useQueryClient();
  return () => {
    for (const path of ["/api/cases", "/api/cases/{reference}", "/api/case-figures"])
      void client.invalidateQueries({ queryKey: ["get", path] });
  };
}
