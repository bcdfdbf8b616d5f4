import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "./problem";
import type { Schema } from "./types";

type Link = Schema<"PreviewLink">;

interface Previewing<Document> {
  /** The document that is being looked at. */
  document: Document | null;
  preview: Link | undefined;
  error: ApiError | null;
  open: (document: Document) => void;
  close: () => void;
}

/** Looks at documents, one at a time: `ask` fetches the link that shows one. Each look is in the audit trail. */
export function usePreview<Document>(
  ask: (document: Document) => Promise<Link | undefined>,
): Previewing<Document> {
  const [document, setDocument] = useState<Document | null>(null);
  const { mutate, data, error, reset } = useMutation({ mutationFn: ask });
  return {
    document,
    preview: data,
    error: error instanceof ApiError ? error : null,
    open: (asked) => {
      reset();
      setDocument(asked);
      mutate(asked);
    },
    close: () => setDocument(null),
  };
}
