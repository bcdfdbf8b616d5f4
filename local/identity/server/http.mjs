const LARGEST_BODY = 10_000;

/** A refusal with a status, a stable code and a sentence for people. */
export class Refusal extends Error {
  constructor(status, code, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, code, headers });
  }
}

const EVERYWHERE = {
  "cache-control": "no-store",
  // why not no-referrer: browsers then post forms with "Origin: null", which can't be told from another site's
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/**
 * Headers of a page. `formTargets` are origins that a form may end at: browsers apply form-action to the redirects
 * after a POST too, so the portal's origin must be named or sign-in stops at the last step.
 */
export function pageHeaders(formTargets = []) {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...EVERYWHERE,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
  };
}

export function sendPage(res, page, { status = 200, formTargets, headers = {} } = {}) {
  res.writeHead(status, { ...pageHeaders(formTargets), ...headers }).end(String(page));
}

export function sendJson(res, body, { status = 200, headers = {} } = {}) {
  res
    .writeHead(status, { ...EVERYWHERE, "content-type": "application/json", ...headers })
    .end(JSON.stringify(body));
}

export function sendProblem(res, { status, code, message, headers }) {
  const body = { type: "about:blank", status, code, detail: message };
  sendJson(res, body, { status, headers: { "content-type": "application/problem+json", ...headers } });
}

/** Sends the browser on with GET, so that going back or reloading never repeats a form. */
export function seeOther(res, location) {
  res.writeHead(303, { ...EVERYWHERE, location, "content-length": "0" }).end();
}

export async function readForm(req) {
  return new URLSearchParams(await readBody(req, "application/x-www-form-urlencoded"));
}

/** Returns the request's JSON object; an empty body is an empty object. */
export async function readJson(req) {
  const text = await readBody(req, "application/json");
  if (text === "") return {};
  try {
    const body = JSON.parse(text);
    if (body !== null && typeof body === "object" && !Array.isArray(body)) return body;
  } catch {
    // why: a parser's own words would quote the body, which may hold personal data
  }
  throw new Refusal(400, "unreadable-json", "The body must be a JSON object.");
}

async function readBody(req, type) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LARGEST_BODY)
      throw new Refusal(413, "body-too-large", "That is more than a form here can hold.", {
        connection: "close",
      });
    chunks.push(chunk);
  }
  if (size > 0 && !req.headers["content-type"]?.startsWith(type))
    throw new Refusal(415, "wrong-content-type", `Send ${type}.`);
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Refuses forms posted from other sites. SameSite cookies already stop them; this also covers pages that need no
 * cookie, such as an invitation. Clients without a browser send no Origin.
 */
export function refuseForeignForms(req, base) {
  const { origin } = req.headers;
  if (origin !== undefined && origin !== base)
    throw new Refusal(403, "foreign-form", "This form was sent from another site.");
}
