import { useQueryClient } from "@tanstack/react-query";

import type { Schema } from "@/api/types";

import { useMe } from "./MeContext";

interface Framed {
  frame: Schema<"Frame"> | null;
  /** When it was answered, in milliseconds since the epoch. */
  at: number | undefined;
}

/**
 * What stands around every page. It came with the answer that opened the portal: the queries that keep it current
 * begin with it, so that opening takes no calls of their own.
 */
export function useFrame(): Framed {
  const { frame } = useMe();
  const at = useQueryClient().getQueryState(["get", "/api/me", {}])?.dataUpdatedAt;
  return { frame, at };
}
