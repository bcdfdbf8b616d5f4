import { useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import { showToast } from "@/ui/feedback/toasts";

import { useVoice } from "../model/voice";

interface Download {
  download: (document: { id: string; name: string }) => void;
  error: ApiError | null;
}

/** Fetches a short-lived link and follows it. The answer is an attachment, so the page stays where it is. */
export function useDownload(reference: string): Download {
  const { isStaff } = useVoice();
  const path = isStaff
    ? "/api/staff/cases/{reference}/document-links"
    : "/api/cases/{reference}/document-links";
  const { mutate, error } = useMutation({
    mutationFn: async ({ id }: { id: string; name: string }) => {
      const { data } = await api.POST(path, { params: { path: { reference } }, body: { documentId: id } });
      return data?.url ?? "";
    },
    onSuccess: (url, { name }) => {
      window.location.assign(url);
      showToast(`Saving ${name}`);
    },
  });
  return { download: (document) => mutate(document), error: error instanceof ApiError ? error : null };
}
