import { useEffect } from "react";

import { showToast } from "@/ui/feedback/toasts";

import { stopAwaiting, useAwaited } from "./awaited";
import { isPending } from "./polling";
import { useExports } from "./useExports";

/** The notice of a finished export travels by queue: the bell keeps looking for a while after the file is there. */
const BELL_GRACE_MS = 10_000;

interface ExportWatchProps {
  /** Has the bell look more often until the returned function is called. */
  awaitNews: () => () => void;
}

/** Notices within two seconds that an export of this tab is ready, on whatever page. Shows nothing itself. */
export default function ExportWatch({ awaitNews }: ExportWatchProps) {
  const awaited = useAwaited();
  const waiting = awaited.length > 0;
  const { data } = useExports({ enabled: waiting });

  useEffect(() => {
    if (!waiting) return undefined;
    const release = awaitNews();
    return () => void setTimeout(release, BELL_GRACE_MS);
  }, [waiting, awaitNews]);

  useEffect(() => {
    const settled = (data?.items ?? []).filter((each) => awaited.includes(each.id) && !isPending(each));
    if (settled.length === 0) return;
    stopAwaiting(settled.map(({ id }) => id));
    const failed = settled.some(({ state }) => state === "failed");
    if (settled.some(({ state }) => state === "ready")) showToast("Your export is ready under Downloads");
    else if (failed) showToast("Your export couldn't be made. Downloads says why");
  }, [data, awaited]);

  return null;
}
