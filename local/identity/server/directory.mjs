import { normaliseEmail, statusOf } from "./accounts.mjs";
import { Refusal } from "./http.mjs";
import { REALMS } from "./realms.mjs";

const LARGEST_PAGE = 100;
const LONGEST_EMAIL = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
const LONGEST_NAME = 100;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** What the admin API does to accounts. Each verb returns `{ status?, body?, headers? }`. */
export class Directory {
  constructor(accounts, artifacts, base) {
    Object.assign(this, { accounts, artifacts, base });
  }

  get(id) {
    const account = this.accounts.get(id);
    if (!account) throw new Refusal(404, "user-unknown", "There is no user with this id.");
    return account;
  }

  /** One page, by id: `?limit=` up to 100, `?cursor=` from the page before, `?realm=` and `?email=` narrow it. */
  list(query) {
    const limit = readLimit(query.get("limit"));
    const [realm, email, cursor] = ["realm", "email", "cursor"].map((name) => query.get(name));
    const found = this.accounts
      .all()
      .filter(
        (account) =>
          (!realm || account.realm === realm) &&
          (!email || account.email === normaliseEmail(email)) &&
          (!cursor || account.id > cursor),
      );
    const page = found.slice(0, limit);
    const nextCursor = found.length > limit ? page.at(-1).id : null;
    return { body: { items: page.map((account) => this.view(account)), nextCursor } };
  }

  show(account) {
    return { body: this.view(account) };
  }

  create({ email, name, realm = "business" }) {
    refuseMalformed({ email, name, realm });
    if (this.accounts.findByEmail(realm, email))
      throw new Refusal(409, "email-taken", "This address has an account in this realm.");
    const account = this.accounts.add({ realm, email, name: name.trim() });
    const { body } = this.invite(account);
    return { status: 201, body, headers: { location: `/admin/users/${account.id}` } };
  }

  /** Also for someone who forgot their password: redeeming the link sets a new one. The second factor stays. */
  invite(account) {
    if (account.disabled) throw new Refusal(409, "user-disabled", "Enable this user before inviting them.");
    const { token, expiresAt } = this.accounts.invite(account);
    return {
      body: { user: this.view(account), invitation: { url: `${this.base}/invitation/${token}`, expiresAt } },
    };
  }

  disable(account) {
    this.change(account, { disabled: true, invitation: null });
    this.#revoke(account);
    return this.show(account);
  }

  enable(account) {
    return this.change(account, { disabled: false });
  }

  change(account, changes) {
    this.accounts.update(account, changes);
    return this.show(account);
  }

  resetMfa(account) {
    this.change(account, { totp: null });
    this.#revoke(account);
    return this.show(account);
  }

  remove(account) {
    this.accounts.remove(account);
    this.#revoke(account);
    return { status: 204 };
  }

  sessions(account) {
    const sessions = this.artifacts.get(account.realm).sessionsOf(account.id);
    return { body: { items: sessions.map(viewSession) } };
  }

  revokeSessions(account) {
    return { body: { revoked: this.#revoke(account) } };
  }

  revokeSession(account, session) {
    const ended = this.artifacts.get(account.realm).revokeSession(account.id, session);
    if (!ended) throw new Refusal(404, "session-unknown", "This user has no such session.");
    return { status: 204 };
  }

  #revoke(account) {
    return this.artifacts.get(account.realm).revokeAccount(account.id);
  }

  view(account) {
    const { id, realm, email, name, totp, invitation, createdAt, lastSignInAt } = account;
    return {
      id,
      realm,
      issuer: `${this.base}/${realm}`,
      email,
      name,
      status: statusOf(account),
      mfaEnrolled: totp !== null,
      invitedUntil: invitation?.expiresAt ?? null,
      createdAt,
      lastSignInAt,
    };
  }
}

function refuseMalformed({ email, name, realm }) {
  const wrong = (code, words) => new Refusal(422, code, words);
  if (!REALMS.includes(realm)) throw wrong("realm-unknown", `realm is one of ${REALMS.join(", ")}.`);
  if (typeof email !== "string" || email.length > LONGEST_EMAIL || !EMAIL.test(email.trim()))
    throw wrong("email-malformed", "email must be one address.");
  if (typeof name !== "string" || !name.trim() || name.length > LONGEST_NAME)
    throw wrong("name-malformed", `name must have 1 to ${LONGEST_NAME} characters.`);
}

function viewSession({ uid, loginTs, exp, authorizations = {} }) {
  const time = (seconds) => new Date(seconds * 1000).toISOString();
  return { id: uid, signedInAt: time(loginTs), expiresAt: time(exp), clients: Object.keys(authorizations) };
}

function readLimit(text) {
  const limit = text === null ? LARGEST_PAGE : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_PAGE) return limit;
  throw new Refusal(422, "limit-out-of-range", `limit must be 1 to ${LARGEST_PAGE}.`);
}
