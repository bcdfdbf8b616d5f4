import { epoch } from "./database.mjs";

/**
 * One realm's sessions, grants, codes and tokens. `adapter(model)` is what oidc-provider asks for; realms never see
 * each other's artifacts, so a refresh token of one issuer means nothing to the other.
 */
export class Artifacts {
  constructor(database, realm) {
    this.realm = realm;
    this.statements = prepare(database);
  }

  adapter(model) {
    return new Adapter(model, this.realm, this.statements);
  }

  /** Ends all a person has going: sessions, grants, tokens, half-done sign-ins. Returns how many sessions. */
  revokeAccount(accountId) {
    const sessions = this.sessionsOf(accountId).length;
    this.statements.deleteByAccount.run(this.realm, accountId);
    return sessions;
  }

  /** Ends one session; tokens bound to it stop refreshing. Returns whether the person had it. */
  revokeSession(accountId, uid) {
    return this.statements.deleteSession.run(this.realm, accountId, uid).changes > 0;
  }

  sessionsOf(accountId) {
    return this.statements.sessions.all(this.realm, accountId, epoch()).map((row) => JSON.parse(row.payload));
  }
}

class Adapter {
  constructor(model, realm, statements) {
    Object.assign(this, { model, realm, statements });
  }

  async upsert(id, payload, expiresIn) {
    const expiresAt = expiresIn === undefined ? null : epoch() + expiresIn;
    const { uid = null, grantId = null, accountId = null } = payload;
    // why: a session points at its grants by client, not the other way round; only tokens are members of a grant
    const memberOf = this.model === "Session" ? null : grantId;
    this.statements.upsert.run(
      this.realm,
      this.model,
      id,
      JSON.stringify(payload),
      uid,
      memberOf,
      accountId,
      expiresAt,
    );
  }

  async find(id) {
    return parse(this.statements.find.get(this.realm, this.model, id, epoch()));
  }

  async findByUid(uid) {
    return parse(this.statements.findByUid.get(this.realm, this.model, uid, epoch()));
  }

  async consume(id) {
    this.statements.consume.run(epoch(), this.realm, this.model, id);
  }

  async destroy(id) {
    this.statements.destroy.run(this.realm, this.model, id);
  }

  async revokeByGrantId(grantId) {
    this.statements.deleteByGrant.run(this.realm, grantId);
  }
}

function parse(row) {
  return row && JSON.parse(row.payload);
}

function prepare(database) {
  const live = "(expires_at IS NULL OR expires_at > ?)";
  const sql = {
    upsert: "INSERT OR REPLACE INTO artifacts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    find: `SELECT payload FROM artifacts WHERE realm = ? AND model = ? AND id = ? AND ${live}`,
    findByUid: `SELECT payload FROM artifacts WHERE realm = ? AND model = ? AND uid = ? AND ${live}`,
    consume: `UPDATE artifacts SET payload = json_set(payload, '$.consumed', ?)
      WHERE realm = ? AND model = ? AND id = ?`,
    destroy: "DELETE FROM artifacts WHERE realm = ? AND model = ? AND id = ?",
    deleteByGrant: "DELETE FROM artifacts WHERE realm = ? AND grant_id = ?",
    deleteByAccount: "DELETE FROM artifacts WHERE realm = ? AND account_id = ?",
    deleteSession:
      "DELETE FROM artifacts WHERE realm = ? AND model = 'Session' AND account_id = ? AND uid = ?",
    sessions: `SELECT payload FROM artifacts WHERE realm = ? AND model = 'Session' AND account_id = ? AND ${live}`,
  };
  return Object.fromEntries(Object.entries(sql).map(([name, text]) => [name, database.prepare(text)]));
}
