import type { FileLink } from "../model/types";
import { backoffMs, rest } from "./backoff";
import { bytesOf, missingBlocks, planBlocks, type Block } from "./blocks";
import { openStorage, type FileStorage } from "./storage";
import { mayPass } from "./trouble";

const PARALLEL_BLOCKS = 3;
/** About five minutes of nothing but failures. */
const MOST_FAILURES = 14;

export interface Transfer {
  file: File;
  signal: AbortSignal;
  /** Where to send the blocks, and which are there already; null when the whole file is. */
  link: () => Promise<FileLink | null>;
  /** Bytes that are there. */
  onSent: (bytes: number) => void;
  /** The connection dropped; it will be tried again. */
  onDropped: () => void;
}

/**
 * Sends what is missing of a file and puts it together. Trouble that may pass is waited out; a new link then tells
 * which blocks arrived. Rejects with `AbortError` when stopped, or with the trouble that won't pass.
 */
export async function transfer(work: Transfer): Promise<void> {
  let failures = 0;
  const moved = (bytes: number): void => {
    failures = 0;
    work.onSent(bytes);
  };
  for (;;) {
    try {
      await attempt({ ...work, onSent: moved });
      return;
    } catch (error) {
      failures += 1;
      if (work.signal.aborted || !mayPass(error) || failures > MOST_FAILURES) throw error;
      work.onDropped();
      await rest(backoffMs(failures), work.signal);
    }
  }
}

async function attempt({ file, signal, link, onSent }: Transfer): Promise<void> {
  const target = await link();
  if (target === null) {
    onSent(file.size);
    return;
  }
  const plan = planBlocks(file.size);
  const missing = missingBlocks(plan, target.blocks);
  let there = file.size - bytesOf(missing);
  onSent(there);
  const storage = await openStorage(target.url);
  await sendBlocks(storage, file, missing, signal, (bytes) => onSent((there += bytes)));
  await storage.assemble(plan, signal);
}

/** The first failure stops the other blocks: they would be sent again in any case. */
async function sendBlocks(
  storage: FileStorage,
  file: File,
  blocks: readonly Block[],
  signal: AbortSignal,
  onBlock: (bytes: number) => void,
): Promise<void> {
  const queue = [...blocks];
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const sendNext = async (): Promise<void> => {
    for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
      await storage.sendBlock(file, block, both);
      onBlock(block.end - block.start);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_BLOCKS }, sendNext));
  } catch (error) {
    failed.abort();
    throw error;
  }
}
