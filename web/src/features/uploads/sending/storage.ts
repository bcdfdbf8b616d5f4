import type { Block } from "./blocks";
import { UnreadableFile } from "./hashing";

/** Blob Storage as one file needs it. */
export interface FileStorage {
  sendBlock: (file: File, block: Block, signal: AbortSignal) => Promise<void>;
  /** Puts the blocks together, in this order. */
  assemble: (blocks: readonly Block[], signal: AbortSignal) => Promise<void>;
}

/** `url` is a link to one blob, for writing. The SDK (100 KB) is loaded with the first file, not with the page. */
export async function openStorage(url: string): Promise<FileStorage> {
  const { BlockBlobClient } = await import("@azure/storage-blob");
  // One try each: waiting and trying again is ours to do, so that the page can say so.
  const blob = new BlockBlobClient(url, undefined, { retryOptions: { maxTries: 1 } });
  return {
    async sendBlock(file, { id, start, end }, abortSignal) {
      const content = await read(file, start, end);
      await blob.stageBlock(id, content, content.byteLength, { abortSignal });
    },
    async assemble(blocks, abortSignal) {
      await blob.commitBlockList(
        blocks.map(({ id }) => id),
        { abortSignal },
      );
    },
  };
}

/** Read here rather than by the request: only so can a file that was changed be told from a network that is gone. */
async function read(file: File, start: number, end: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer();
  } catch {
    throw new UnreadableFile();
  }
}
