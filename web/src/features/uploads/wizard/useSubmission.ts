import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";

import { noDetails } from "../sending/draft";
import type { UploadSession } from "../sending/session";
import { submitUpload, takeOutFile } from "../sending/uploadApi";
import type { Readiness } from "./readiness";

/** Takes out what stays behind, then sends the rest: once, however often the button or the connection tries. */
export function useSubmission(session: UploadSession) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ going, left }: Readiness) => {
      for (const { id } of left) await session.remove(id);
      const { draft } = session.snapshot();
      const files = going.flatMap(({ id, fileId }) =>
        fileId === null ? [] : [{ fileId, ...(draft.details[id] ?? noDetails) }],
      );
      const submission = {
        kind: draft.kind ?? "",
        message: draft.message,
        files,
        answers: draft.answers ?? null,
      };
      const receipt = await submitUpload(draft.uploadId ?? "", submission, draft.submitKey);
      // Sent is sent: a refused file that can't be put aside now only stays listed as "to fix".
      if (draft.replaces !== null)
        await takeOutFile(draft.replaces.uploadId, draft.replaces.fileId).catch(() => undefined);
      return receipt;
    },
    onSuccess: (receipt) => {
      session.submitted(receipt);
      for (const { id, stage } of session.snapshot().items) if (stage.kind === "paused") session.resume(id);
    },
    // An answer, though a refusal: what is sent next is another request. Without one, the same request may be repeated.
    onError: (error) => {
      if (error instanceof ApiError && error.status !== 0)
        session.describe({ submitKey: newIdempotencyKey() });
    },
    // Refused as well: a file may have been refused since the last look, and the page then says which.
    onSettled: () =>
      void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes("upload") }),
  });
}
