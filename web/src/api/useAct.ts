import { useQueryClient } from "@tanstack/react-query";

import { useActKey } from "./useActKey";

/**
 * How a deliberate act is sent: under its key, with options for its mutation. However it ends, everything is looked at
 * again, or what `refresh` says.
 */
export function useAct<Done = unknown>(onSuccess: (done: Done) => void, refresh?: () => void) {
  const { header, settled } = useActKey();
  const client = useQueryClient();
  return {
    header,
    options: {
      onSuccess,
      onSettled: (_: unknown, error: unknown) => {
        settled(error);
        if (refresh === undefined) void client.invalidateQueries();
        else refresh();
      },
    },
  };
}
