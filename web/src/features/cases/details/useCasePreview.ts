import { api } from "@/api/client";
import { usePreview } from "@/api/usePreview";

import { useVoice } from "../model/voice";

/** Shows documents of one case; staff ask for those of any organisation's. */
export function useCasePreview(reference: string) {
  const { isStaff } = useVoice();
  const path = isStaff
    ? "/api/staff/cases/{reference}/document-previews"
    : "/api/cases/{reference}/document-previews";
  return usePreview(async ({ id }: { id: string; name: string }) => {
    const { data } = await api.POST(path, { params: { path: { reference } }, body: { documentId: id } });
    return data;
  });
}
