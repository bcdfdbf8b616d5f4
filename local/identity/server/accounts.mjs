import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { readJsonFile, writeJsonFile } from "./files.mjs";
import { sha256 } from "./secrets.mjs";

const INVITATION_LIFE = 14 * 24 * 3600 * 1000;

/**
 * Who can sign in, in `accounts.json`. Every change is written before it counts. The work is synchronous on purpose:
 * with no await between reading and writing, two requests can't both spend one code or one invitation.
 */
export class Accounts {
  #byId;

  constructor(data) {
    this.path = join(data, "accounts.json");
    const stored = readJsonFile(this.path);
    this.isNew = stored === undefined;
    this.#byId = new Map((stored?.accounts ?? []).map((account) => [account.id, account]));
  }

  get(id) {
    return this.#byId.get(id);
  }

  all() {
    return [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  findByEmail(realm, email) {
    const wanted = normaliseEmail(email);
    return this.all().find((account) => account.realm === realm && account.email === wanted);
  }

  findByInvitation(token) {
    const hash = sha256(token).toString("base64url");
    const account = this.all().find(({ invitation }) => invitation?.hash === hash);
    return account && !account.disabled && Date.parse(account.invitation.expiresAt) > Date.now()
      ? account
      : undefined;
  }

  add({ id = randomUUID(), realm, email, name, password = null, totp = null }) {
    const account = {
      id,
      realm,
      email: normaliseEmail(email),
      name,
      disabled: false,
      password,
      totp,
      invitation: null,
      createdAt: new Date().toISOString(),
      lastSignInAt: null,
    };
    this.#byId.set(id, account);
    this.save();
    return account;
  }

  /** Makes a single-use token for setting a password; an earlier one stops working. Only its hash is kept. */
  invite(account) {
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(Date.now() + INVITATION_LIFE).toISOString();
    this.update(account, { invitation: { hash: sha256(token).toString("base64url"), expiresAt } });
    return { token, expiresAt };
  }

  update(account, changes) {
    Object.assign(account, changes);
    this.save();
  }

  remove(account) {
    this.#byId.delete(account.id);
    this.save();
  }

  save() {
    writeJsonFile(this.path, { version: 1, accounts: this.all() });
  }
}

export function statusOf(account) {
  if (account.disabled) return "disabled";
  return account.password ? "active" : "invited";
}

export function normaliseEmail(email) {
  return email.trim().toLowerCase();
}
