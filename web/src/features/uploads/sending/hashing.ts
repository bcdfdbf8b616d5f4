import { abortedError } from "./backoff";

/** What the worker tells: how far it has read, or how it ended. */
export type HashMessage = { read: number } | { sha256: string } | { unreadable: true };

/** The file can't be read any more: it was moved, renamed or changed since it was chosen. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

/** The worker itself couldn't be started: nothing is wrong with the file. */
export class HashingUnavailable extends Error {
  override name = "HashingUnavailable";
}

/** SHA-256 in hex, worked out piece by piece beside the page: a file of 250 MB takes a few MB of memory. */
export function hashFile(file: File, signal: AbortSignal, onRead: (bytes: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./hash.worker.ts", import.meta.url), { type: "module" });
    const end = (finish: () => void): void => {
      worker.terminate();
      finish();
    };
    signal.addEventListener("abort", () => end(() => reject(abortedError())), { once: true });
    worker.onerror = () => end(() => reject(new HashingUnavailable()));
    worker.onmessage = ({ data }: MessageEvent<HashMessage>) => {
      if ("read" in data) onRead(data.read);
      else if ("sha256" in data) end(() => resolve(data.sha256));
      else end(() => reject(new UnreadableFile()));
    };
    worker.postMessage(file);
  });
}
