import { $api } from "@/api/client";

import { pollAfter } from "./polling";
import type { UploadDetails } from "./types";

const MOVING = ["waiting", "uploading", "scanning", "delayed"];

/** Whether a look later may find something new. */
export const isMoving = (upload: UploadDetails): boolean =>
  upload.files.some(({ state }) => MOVING.includes(state));

export const changesOf = (upload: UploadDetails): string[] => upload.files.map(({ since }) => since);

/** An upload as the API sees it, looked at again and again while its files are moving; not while the tab is hidden. */
export function useUpload(uploadId: string | null) {
  return $api.useQuery(
    "get",
    "/api/uploads/{uploadId}",
    { params: { path: { uploadId: uploadId ?? "" } } },
    {
      enabled: uploadId !== null,
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data !== undefined && isMoving(data) ? pollAfter(changesOf(data), Date.now()) : false,
    },
  );
}
