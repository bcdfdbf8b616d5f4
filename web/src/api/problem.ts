import type { Schema } from "./types";

type Problem = Schema<"Problem">;

/**
 * What the API says went wrong (RFC 9457), or why it couldn't be asked at all. Every call of the client
 * throws this and nothing else, so a hook's `error` is one too.
 */
export class ApiError extends Error implements Problem {
  readonly type: string;
  readonly title: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable word for the kind of trouble: "terms-not-accepted", "offline". */
  readonly code: string;
  /** What went wrong and what to do, in a sentence. */
  readonly detail: string;
  /** Quoted to the helpdesk; empty when no answer came. */
  readonly correlationId: string;
  readonly errors: Problem["errors"];
  /** Seconds the server asked to be left alone. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail);
    this.name = "ApiError";
    this.type = problem.type;
    this.title = problem.title;
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.correlationId = problem.correlationId;
    this.errors = problem.errors;
    this.retryAfter = retryAfter;
  }
}

/** A proxy between us and the API may answer in HTML: the status still tells enough. */
const unreadable = (response: Response): Problem => ({
  type: "about:blank",
  title: "The service gave no readable answer",
  status: response.status,
  code: `http-${response.status}`,
  detail: `The service answered with status ${response.status}. Try again in a minute.`,
  correlationId: response.headers.get("x-correlation-id") ?? "",
  errors: null,
});

async function problemIn(response: Response): Promise<Problem> {
  if (response.headers.get("content-type")?.startsWith("application/problem+json") !== true)
    return unreadable(response);
  return (await response.json()) as Problem;
}

/** Turns an unsuccessful answer into an error that pages can show. */
export async function toApiError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get("retry-after"));
  return new ApiError(await problemIn(response), retryAfter > 0 ? retryAfter : null);
}

export function offlineError(): ApiError {
  return new ApiError({
    type: "about:blank",
    title: "The service can't be reached",
    status: 0,
    code: "offline",
    detail: "The service can't be reached. Check your connection, then try again.",
    correlationId: "",
    errors: null,
  });
}
