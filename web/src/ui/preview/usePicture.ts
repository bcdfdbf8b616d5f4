import { useEffect, useState } from "react";

import type { Trouble } from "../feedback/ErrorNote";
import { pictureTypeOf } from "./pictureTypes";
import type { Preview } from "./PreviewDialog";

interface Shown {
  /** An address in memory; null while it is fetched. */
  source: string | null;
  trouble: Trouble | null;
}

const trouble = (detail: string): Shown => ({ source: null, trouble: { detail, correlationId: "" } });

/** Fetches a picture and makes it anew from its bytes, under the type that they themselves tell. */
export function usePicture({ url }: Preview): Shown {
  const [shown, setShown] = useState<Shown>({ source: null, trouble: null });
  useEffect(() => {
    const ending = new AbortController();
    let source: string | null = null;
    fetch(url, { signal: ending.signal, referrerPolicy: "no-referrer" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        const type = pictureTypeOf(bytes);
        if (type === null) {
          setShown(trouble("It isn't a picture that can be shown here. Download it instead."));
          return;
        }
        source = URL.createObjectURL(new Blob([bytes], { type }));
        setShown({ source, trouble: null });
      })
      .catch(() => {
        if (!ending.signal.aborted)
          setShown(trouble("It couldn't be fetched. Close this and try again, or download it."));
      });
    return () => {
      ending.abort();
      if (source !== null) URL.revokeObjectURL(source);
    };
  }, [url]);
  return shown;
}
