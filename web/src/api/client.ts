import createFetchClient, { type Middleware } from "openapi-fetch";
import createQueryApi from "openapi-react-query";

import type { paths } from "./generated/schema";
import { offlineError, toApiError } from "./problem";
import { traceparent } from "./trace";

/** Who gives the client its token, and what to do once the API stops accepting it. Set by the session. */
export interface TokenSource {
  accessToken: () => Promise<string | null>;
  rejected: (code: string) => void;
  /** Whether somebody has used the portal just now. Calls without anybody there don't count as use of the account. */
  somebodyThere: () => boolean;
}

let tokens: TokenSource = {
  accessToken: () => Promise.resolve(null),
  rejected: () => undefined,
  somebodyThere: () => true,
};

export function setTokenSource(source: TokenSource): void {
  tokens = source;
}

const authorize: Middleware = {
  async onRequest({ request }) {
    const token = await tokens.accessToken().catch(() => {
      // Without a line to the identity provider there is none to the API either.
      throw offlineError();
    });
    if (token !== null) request.headers.set("authorization", `Bearer ${token}`);
    if (!tokens.somebodyThere()) request.headers.set("x-background", "true");
    const trace = traceparent();
    if (trace !== null) request.headers.set("traceparent", trace);
    return request;
  },
};

const raiseProblems: Middleware = {
  async onResponse({ response }) {
    // 304: what the caller holds already is still right.
    if (response.ok || response.status === 304) return;
    const error = await toApiError(response);
    if (response.status === 401) tokens.rejected(error.code);
    throw error;
  },
  onError: ({ error }) => (error instanceof TypeError ? offlineError() : undefined),
};

/** Plain calls, for work outside React (uploads, downloads). Throws `ApiError`; `data` is there whenever it returns (but for a 304). */
export const api = createFetchClient<paths>({
  baseUrl: window.location.origin,
  // Lists travel comma-joined: the Functions host joins repeated keys that way in any case.
  querySerializer: { array: { style: "form", explode: false } },
});
api.use(authorize, raiseProblems);

/** The same calls as TanStack Query hooks. */
export const $api = createQueryApi(api);
