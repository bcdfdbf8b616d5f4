import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS artifacts (
    realm TEXT NOT NULL, model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    uid TEXT, grant_id TEXT, account_id TEXT, expires_at INTEGER,
    PRIMARY KEY (realm, model, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS artifacts_by_uid ON artifacts (realm, model, uid);
  CREATE INDEX IF NOT EXISTS artifacts_by_grant ON artifacts (realm, grant_id);
  CREATE INDEX IF NOT EXISTS artifacts_by_account ON artifacts (realm, account_id);
  CREATE INDEX IF NOT EXISTS artifacts_by_expiry ON artifacts (expires_at);
  CREATE TABLE IF NOT EXISTS attempts (
    key TEXT PRIMARY KEY, failures INTEGER NOT NULL, blocked_until INTEGER NOT NULL, last_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

const SWEEP_EVERY = 60_000;

export const FORGET_ATTEMPTS_AFTER = 3600; // seconds since the last try; longer than any wait

/** Sessions, grants, tokens and counted attempts, in SQLite: they change often and must survive a crash. */
export function openDatabase(data) {
  const database = new DatabaseSync(join(data, "sessions.db"));
  database.exec(SCHEMA);
  const expired = database.prepare("DELETE FROM artifacts WHERE expires_at <= ?");
  const forgotten = database.prepare("DELETE FROM attempts WHERE last_at <= ?");
  setInterval(() => {
    expired.run(epoch());
    forgotten.run(epoch() - FORGET_ATTEMPTS_AFTER);
  }, SWEEP_EVERY).unref();
  return database;
}

export function epoch() {
  return Math.floor(Date.now() / 1000);
}
