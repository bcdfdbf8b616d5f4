import { sendAsset } from "./assets.mjs";
import { Refusal, sendJson, sendPage, sendProblem } from "./http.mjs";
import { messagePage } from "./pages/message.mjs";

/**
 * The request handler. `realms` maps a realm's name to `{ provider, signIn }`; `admin` and `invitations` take
 * `(req, res, url)`. Anything that isn't named here is a page not found.
 */
export function createApp({ realms, admin, invitations, site }) {
  const callbacks = new Map([...realms].map(([name, { provider }]) => [name, provider.callback()]));
  const hosts = new Set([new URL(site.base).host, `localhost:${site.port}`, `127.0.0.1:${site.port}`]);

  async function route(req, res) {
    // why: a page elsewhere can point its own name at 127.0.0.1 (DNS rebinding); only our names are answered
    if (!hosts.has(req.headers.host)) throw new Refusal(421, "unknown-host", "This server has another name.");
    const url = URL.parse(req.url, site.base);
    if (url?.origin !== site.base)
      throw new Refusal(400, "unreadable-address", "This address can't be read.");
    const [, first, second, third] = url.pathname.split("/");
    if (url.pathname === "/health") return sendJson(res, { status: "ok" });
    if (first === "assets" && sendAsset(res, second)) return undefined;
    if (first === "admin") return admin(req, res, url);
    if (first === "invitation" && second) return invitations(req, res, second);
    if (!realms.has(first)) throw new Refusal(404, "not-found", "There is no page at this address.");
    if (second === "interaction" && third) return realms.get(first).signIn(req, res, third);
    return mount(req, res, url, first);
  }

  function mount(req, res, url, realm) {
    // why: oidc-provider learns where it is mounted by comparing these two, as Express leaves them
    req.originalUrl = url.pathname + url.search;
    req.url = req.originalUrl.slice(realm.length + 1) || "/";
    return callbacks.get(realm)(req, res);
  }

  return async (req, res) => {
    try {
      await route(req, res);
    } catch (error) {
      refuse(req, res, error, site);
    }
  };
}

function refuse(req, res, error, site) {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(500, "server-error", "Something went wrong here. Try again.");
  if (refusal !== error) console.error(error);
  if (res.headersSent) return res.end();
  if (!req.headers.accept?.includes("text/html")) return sendProblem(res, refusal);
  const page = messagePage(site, { title: "That did not work", text: refusal.message });
  return sendPage(res, page, { status: refusal.status, headers: refusal.headers });
}
