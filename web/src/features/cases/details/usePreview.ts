import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";

import { useVoice } from "../model/voice";

interface Previewed {
  id: string;
  name: string;
}

interface Previewing {
  /** The document that is being looked at. */
  document: Previewed | null;
  preview: Schema<"PreviewLink"> | undefined;
  error: ApiError | null;
  open: (document: Previewed) => void;
  close: () => void;
}

/** Asks for a link that shows a document. Each look is an act of its own, and in the audit trail. */
export function usePreview(reference: string): Previewing {
  const { isStaff } = useVoice();
  const [document, setDocument] = useState<Previewed | null>(null);
  const path = isStaff
    ? "/api/staff/cases/{reference}/document-previews"
    : "/api/cases/{reference}/document-previews";
  const { mutate, data, error, reset } = useMutation({
    mutationFn: async (id: string) => {
      const answer = await api.POST(path, { params: { path: { reference } }, body: { documentId: id } });
      return answer.data;
    },
  });
  return {
    document,
    preview: data,
    error: error instanceof ApiError ? error : null,
    open: (asked) => {
      reset();
      setDocument(asked);
      mutate(asked.id);
    },
    close: () => setDocument(null),
  };
}
