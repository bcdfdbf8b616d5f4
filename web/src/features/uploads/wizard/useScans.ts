import { useEffect } from "react";

import type { FileProgress } from "../model/types";
import { useUpload } from "../model/useUpload";
import type { UploadItem } from "../sending/items";
import { scansOf } from "./readiness";

/**
 * What the scan says of each file so far, by its id. Looking ends by itself when nothing moves: a file that is
 * announced or complete after that starts it again.
 */
export function useScans(
  uploadId: string | null,
  items: readonly UploadItem[],
): ReadonlyMap<string, FileProgress> {
  const { data, refetch } = useUpload(uploadId);
  const announced = items.filter(({ fileId }) => fileId !== null).length;
  const complete = items.filter(({ stage }) => stage.kind === "sent").length;
  useEffect(() => {
    if (announced > 0) void refetch();
  }, [announced, complete, refetch]);
  return scansOf(data);
}
