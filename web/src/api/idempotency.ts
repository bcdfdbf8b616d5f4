/** A fresh key for one deliberate act. Keep it for the retries of that act, so that it happens once. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
