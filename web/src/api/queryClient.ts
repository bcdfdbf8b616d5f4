import { QueryClient } from "@tanstack/react-query";

import { ApiError } from "./problem";

/** Asking again helps only when the trouble may pass by itself. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

function delayOf(attempt: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== null) return error.retryAfter * 1000;
  return Math.min(1000 * 2 ** attempt, 8000);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      retryDelay: delayOf,
      refetchOnWindowFocus: false,
    },
  },
});
