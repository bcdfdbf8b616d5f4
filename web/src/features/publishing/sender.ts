import { createContext, use } from "react";

import type { Schema } from "@/api/types";

/** How a file gets from this browser to quarantine: what uploads do as well, which the app hands over. */
export interface FileSender {
  /** SHA-256 in hex, worked out beside the page. */
  fingerprint: (file: File, signal: AbortSignal, onRead: (bytes: number) => void) => Promise<string>;
  /** Sends what is missing, again and again while the trouble may pass. */
  transfer: (work: Transfer) => Promise<void>;
  /** Why it stopped, in the words of the page. */
  trouble: (error: unknown) => string;
}

interface Transfer {
  file: File;
  signal: AbortSignal;
  link: () => Promise<Schema<"FileLink"> | null>;
  onSent: (bytes: number) => void;
  onDropped: () => void;
}

export const FileSenderContext = createContext<FileSender | null>(null);

export function useFileSender(): FileSender {
  const sender = use(FileSenderContext);
  if (sender === null) throw new Error("Nothing sends files here: the app has to hand a sender over.");
  return sender;
}
