import { useQueryClient } from "@tanstack/react-query";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useActKey } from "@/api/useActKey";
import { showToast } from "@/ui/feedback/toasts";

export type KnownIssue = Schema<"IssueShown">;
export type IssueWords = Schema<"IssueWords">;

export const useKnownIssues = () => $api.useQuery("get", "/api/known-issues", {}, { staleTime: 60_000 });

/** Publishes, puts into other words, resolves: for the helpdesk. */
export function useIssueActs(onDone: () => void) {
  const client = useQueryClient();
  const { header, settled } = useActKey();
  const done = (words: string) => ({
    onSuccess: () => {
      showToast(words);
      onDone();
    },
    onSettled: (_: unknown, error: unknown) => {
      settled(error);
      void client.invalidateQueries({ queryKey: ["get", "/api/known-issues"] });
    },
  });
  const publishing = $api.useMutation("post", "/api/staff/known-issues", done("Published"));
  const editing = $api.useMutation("put", "/api/staff/known-issues/{issueId}", done("Changed"));
  const resolving = $api.useMutation("put", "/api/staff/known-issues/{issueId}/resolution", done("Resolved"));
  const on = ({ id, etag }: KnownIssue) => ({
    params: { path: { issueId: id } },
    headers: { "If-Match": etag },
  });
  return {
    busy: publishing.isPending || editing.isPending || resolving.isPending,
    error: publishing.error ?? editing.error ?? resolving.error,
    publish: (body: IssueWords) => publishing.mutate({ params: { header }, body }),
    edit: (issue: KnownIssue, body: IssueWords) => editing.mutate({ ...on(issue), body }),
    resolve: (issue: KnownIssue) => resolving.mutate(on(issue)),
  };
}
