/** 4 MB: large enough to be quick, small enough to lose little when the connection drops. */
export const BLOCK_BYTES = 4 * 1024 * 1024;

export interface Block {
  /** As Blob Storage wants it: base64, the same length for every block of a file. */
  id: string;
  start: number;
  /** One past the last byte. */
  end: number;
}

export interface SentBlock {
  id: string;
  size: number;
}

/** Cuts a file into blocks that follow one another. `size` is in bytes. */
export function planBlocks(size: number): Block[] {
  const count = Math.ceil(size / BLOCK_BYTES);
  return Array.from({ length: count }, (_, index) => ({
    id: blockId(index),
    start: index * BLOCK_BYTES,
    end: Math.min((index + 1) * BLOCK_BYTES, size),
  }));
}

/** The same names as the command-line client's, so that either can go on with what the other began. */
const blockId = (index: number): string => btoa(String(index).padStart(6, "0"));

/** What is still to be sent. A block that is there under its name but has another size is sent again. */
export function missingBlocks(plan: readonly Block[], sent: readonly SentBlock[]): Block[] {
  const there = new Map(sent.map(({ id, size }) => [id, size]));
  return plan.filter(({ id, start, end }) => there.get(id) !== end - start);
}

export const bytesOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { start, end }) => sum + end - start, 0);
