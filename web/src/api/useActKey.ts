import { useState } from "react";

import { newIdempotencyKey } from "./idempotency";
import { ApiError } from "./problem";

/** Whether the API said something, be it a refusal. */
const isAnswered = (error: unknown): boolean =>
  error === null || error === undefined || (error instanceof ApiError && error.status !== 0);

export interface ActKey {
  header: { "Idempotency-Key": string };
  settled: (error?: unknown) => void;
}

/**
 * The key of one deliberate act. An answer, be it a refusal, ends it: what is sent next is another act. Without an answer
 * the act may have happened, and trying again is the same act. Hand `settled` the error of each try; none is an answer.
 */
export function useActKey(): ActKey {
  const [key, setKey] = useState(newIdempotencyKey);
  return {
    header: { "Idempotency-Key": key },
    settled: (error) => {
      if (isAnswered(error)) setKey(newIdempotencyKey());
    },
  };
}
