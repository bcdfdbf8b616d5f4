import type { Schema } from "@/api/types";

export type Stuck = Schema<"StuckMessage">;

/** Messages that failed for the same reason, newest first. */
export interface Cause {
  reason: string;
  explanation: string;
  messages: Stuck[];
}

/** Groups by reason, the most frequent first: what staff deal with are causes, not messages. */
export function causesOf(messages: readonly Stuck[]): Cause[] {
  const found = new Map<string, Cause>();
  for (const message of messages) {
    const cause = found.get(message.reason) ?? { ...message, messages: [] };
    cause.messages.push(message);
    found.set(message.reason, cause);
  }
  return [...found.values()].sort((one, other) => other.messages.length - one.messages.length);
}
