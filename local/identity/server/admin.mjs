import { Directory } from "./directory.mjs";
import { readJson, Refusal, sendJson } from "./http.mjs";
import { sameSecret } from "./secrets.mjs";

/**
 * The directory, for the product's own server: `/admin/users…`, JSON, with the admin key as bearer token.
 * Every act can be repeated: disabling a disabled user is no error.
 */
export function createAdmin({ accounts, artifacts, key, base }) {
  const directory = new Directory(accounts, artifacts, base);
  return async (req, res, url) => {
    const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1] ?? "";
    if (!sameSecret(given, key)) {
      throw new Refusal(401, "admin-key-required", "Send the admin key as a bearer token.", {
        "www-authenticate": "Bearer",
      });
    }
    const { status = 200, body, headers } = await dispatch(directory, req, url);
    if (status === 204) return res.writeHead(204).end();
    return sendJson(res, body, { status, headers });
  };
}

async function dispatch(directory, req, url) {
  const [, , collection, id, act, item] = url.pathname.split("/").map(decodeSegment);
  if (collection !== "users") throw new Refusal(404, "not-found", "There is nothing at this address.");
  const operation = [req.method, id && "{id}", act, item && "{item}"].filter(Boolean).join(" ");
  const verb = VERBS[operation];
  if (!verb) throw new Refusal(405, "method-not-allowed", "That is not something the directory does.");
  const account = id && directory.get(id);
  return verb(directory, {
    account,
    item,
    query: url.searchParams,
    body: req.method === "POST" ? await readJson(req) : {},
  });
}

function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, "unreadable-address", "The address has a broken % sequence.");
  }
}

const VERBS = {
  GET: (directory, { query }) => directory.list(query),
  POST: (directory, { body }) => directory.create(body),
  "GET {id}": (directory, { account }) => directory.show(account),
  "DELETE {id}": (directory, { account }) => directory.remove(account),
  "POST {id} invite": (directory, { account }) => directory.invite(account),
  "POST {id} disable": (directory, { account }) => directory.disable(account),
  "POST {id} enable": (directory, { account }) => directory.enable(account),
  "POST {id} reset-mfa": (directory, { account }) => directory.resetMfa(account),
  "POST {id} revoke-sessions": (directory, { account }) => directory.revokeSessions(account),
  "GET {id} sessions": (directory, { account }) => directory.sessions(account),
  "DELETE {id} sessions {item}": (directory, { account, item }) => directory.revokeSession(account, item),
};
