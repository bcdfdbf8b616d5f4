import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import type { HashMessage } from "./hashing";

// Plain JavaScript, not WebAssembly: the content security policy lets no page compile code (200 MB a second all the same).
const tell = (message: HashMessage): void => postMessage(message);

/** The page draws a number, not each of the thousand pieces it stands for. */
const TELL_EVERY_MS = 150;

async function digest(file: File): Promise<void> {
  const hash = sha256.create();
  let read = 0;
  let told = performance.now();
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    hash.update(piece.value);
    read += piece.value.byteLength;
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    tell({ read });
  }
  tell({ sha256: bytesToHex(hash.digest()) });
}

addEventListener("message", ({ data }: MessageEvent<File>) => {
  digest(data).catch(() => tell({ unreadable: true }));
});
