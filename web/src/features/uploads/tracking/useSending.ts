import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";

import type { UploadItem } from "../sending/items";
import type { UploadSession } from "../sending/session";
import { onSessions, sessionsNow } from "../sending/sessions";

/** A file that this browser is sending, and who can stop it. */
export interface Sending {
  item: UploadItem;
  session: UploadSession;
}

/** By the API's id of the file. Changes as bytes go out. */
export function useSending(): ReadonlyMap<string, Sending> {
  const version = useRef(0);
  const subscribe = useCallback((listener: () => void) => {
    const changed = (): void => {
      version.current += 1;
      listener();
    };
    let stops = sessionsNow().map((session) => session.subscribe(changed));
    const stopNew = onSessions(() => {
      for (const stop of stops) stop();
      stops = sessionsNow().map((session) => session.subscribe(changed));
      changed();
    });
    return () => {
      stopNew();
      for (const stop of stops) stop();
    };
  }, []);
  const now = useSyncExternalStore(subscribe, () => version.current);
  return useMemo(
    () =>
      new Map(
        sessionsNow().flatMap((session) =>
          session
            .snapshot()
            .items.flatMap((item): [string, Sending][] =>
              item.fileId === null ? [] : [[item.fileId, { item, session }]],
            ),
        ),
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the sessions are outside React; `now` says that they changed
    [now],
  );
}
