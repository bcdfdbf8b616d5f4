import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { $api, api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";
import { showToast } from "@/ui/feedback/toasts";

import type { Run } from "./words";

const EVERY_MS = 30_000;

export const useAhead = () => $api.useQuery("get", "/api/staff/retention", {});

export const useRuns = () =>
  $api.useQuery("get", "/api/staff/retention-runs", {}, { refetchInterval: EVERY_MS });

/** Asks a colleague to approve the purges of a run, or approves what a colleague asked for. */
export function useAgree(onDone: () => void) {
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const agree = useMutation({
    mutationFn: ({ runId, why }: { runId: string; why: string | null }) => {
      const params = { path: { runId }, header: { "Idempotency-Key": key } };
      return why === null
        ? api.POST("/api/staff/retention-runs/{runId}/approval", { params })
        : api.POST("/api/staff/retention-runs/{runId}/approval-requests", { params, body: { why } });
    },
    onSuccess: (_, { why }) => {
      showToast(why === null ? "Approved. The purges have begun" : "A colleague can approve it now");
      onDone();
    },
    onSettled: () => client.invalidateQueries(),
  });
  return { ...agree, error: agree.error instanceof ApiError ? agree.error : null };
}

/** Fetches a run's report and has the browser keep it as a file. */
export function useReportFile() {
  const fetched = useMutation({
    mutationFn: async ({ run, as }: { run: Run; as: "csv" | "json" }) => {
      const params = { path: { runId: run.id } };
      const { data } = await api.GET("/api/staff/retention-runs/{runId}", { params });
      if (data === undefined) return;
      const { csv, ...rest } = data;
      const text = as === "csv" ? csv : JSON.stringify(rest, null, 2);
      save(
        text,
        `retention-of-${run.about}-${run.day}.${as}`,
        as === "csv" ? "text/csv" : "application/json",
      );
    },
  });
  return { ...fetched, error: fetched.error instanceof ApiError ? fetched.error : null };
}

function save(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
