import { keepPreviousData } from "@tanstack/react-query";

import { $api } from "@/api/client";
import { useRefreshCases } from "@/api/useRefreshCases";
import { useMe } from "@/session/MeContext";
import { showToast } from "@/ui/feedback/toasts";
import { plural } from "@/ui/format/words";

import { caseCommentsFor, type UpdateDraft } from "../model/draft";

/**
 * The dry run: what each case has against the reason. It runs by itself once there is a reason. Lengths are
 * checked here while typing, so the words themselves needn't travel: a dash stands in for them.
 */
export const useCheck = ({ references, reason }: UpdateDraft) =>
  $api.useQuery(
    "post",
    "/api/case-update-checks",
    { body: { references: [...references], reason, comment: "-", answers: null } },
    { enabled: reason !== "" && references.length > 0, placeholderData: keepPreviousData, staleTime: 60_000 },
  );

/** Sends to the cases that are ready, all together or none. `onRefused` looks again at what stands against it. */
export function useSendMany(onSent: () => void, onRefused: () => void) {
  const { scheme } = useMe();
  const refresh = useRefreshCases();
  const { mutate, ...rest } = $api.useMutation("post", "/api/case-updates", {
    onSuccess: ({ references }) => {
      refresh();
      showToast(`Update on ${plural(references.length, "case")} sent to ${scheme.shortName}`);
      onSent();
    },
    onError: ({ code }) => {
      if (code === "updates-refused") onRefused();
    },
  });
  const send = (draft: UpdateDraft, references: readonly string[]): void =>
    mutate({
      params: { header: { "Idempotency-Key": draft.key } },
      body: {
        references: [...references],
        reason: draft.reason,
        comment: draft.comment,
        caseComments: caseCommentsFor(draft, references),
        answers: null,
      },
    });
  return { send, ...rest };
}
