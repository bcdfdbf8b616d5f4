import { ApiError } from "@/api/problem";

import { HashingUnavailable, UnreadableFile } from "./hashing";

/** What Blob Storage answers when a link has expired, or when blocks were forgotten: a new link and another look help. */
const HELPED_BY_A_NEW_LINK = [400, 403, 404, 409, 412];

const numberIn = (error: object, key: string): number | undefined => {
  const value = (error as Record<string, unknown>)[key];
  return typeof value === "number" ? value : undefined;
};

const passing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/** Whether trying again may help: a network that is gone, a busy service, a link that expired. */
export function mayPass(error: unknown): boolean {
  if (error instanceof UnreadableFile) return false;
  if (error instanceof ApiError) return passing(error.status);
  if (!(error instanceof Error)) return false;
  // The SDK's errors carry the status of the answer, or none when there was no answer.
  if (error.name !== "RestError") return error instanceof TypeError;
  const status = numberIn(error, "statusCode") ?? 0;
  return passing(status) || HELPED_BY_A_NEW_LINK.includes(status);
}

/** Why a file stopped, in the words of the page. */
export function troubleWords(error: unknown): string {
  if (error instanceof UnreadableFile)
    return "The file on your device was moved or changed. Take it out, then add it again.";
  if (error instanceof HashingUnavailable)
    return "The file couldn't be checked before sending. Nothing is wrong with it: load this page again, then add it.";
  if (error instanceof ApiError && error.status !== 0) return error.detail;
  return "The connection has been gone for a while. What has arrived is safe.";
}
