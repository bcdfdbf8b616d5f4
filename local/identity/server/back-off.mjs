import { epoch, FORGET_ATTEMPTS_AFTER } from "./database.mjs";

const LONGEST_WAIT = 900;
const FIRST_WAIT = 30;

// why: an office shares one address, so an address is allowed more wrong tries than a person before it waits
const FREE_TRIES = { account: 5, address: 50 };

/**
 * Growing waits after wrong passwords and codes, by account and by address, kept across restarts.
 * A try is counted before its secret is checked: parallel guesses can't slip through while one is being hashed.
 */
export class BackOff {
  constructor(database) {
    this.find = database.prepare("SELECT * FROM attempts WHERE key = ?");
    this.put = database.prepare("INSERT OR REPLACE INTO attempts VALUES (?, ?, ?, ?)");
    this.drop = database.prepare("DELETE FROM attempts WHERE key = ?");
  }

  /** Counts a try. Returns `{ blockedUntil }` (epoch seconds) when it must wait, else `{ attempt }` to settle. */
  begin(account, address) {
    const keys = [
      { key: `account:${account}`, free: FREE_TRIES.account },
      { key: `address:${address}`, free: FREE_TRIES.address },
    ];
    const blockedUntil = Math.max(...keys.map(({ key }) => this.#read(key).blocked_until));
    if (blockedUntil > epoch()) return { blockedUntil };
    for (const { key, free } of keys) this.#count(key, free);
    return {
      attempt: new Attempt(
        this,
        keys.map(({ key }) => key),
      ),
    };
  }

  #read(key) {
    const row = this.find.get(key);
    const fresh = { failures: 0, blocked_until: 0 };
    return row && epoch() - row.last_at < FORGET_ATTEMPTS_AFTER ? row : fresh;
  }

  #count(key, free) {
    const failures = this.#read(key).failures + 1;
    const over = failures - free;
    const wait = over < 0 ? 0 : Math.min(FIRST_WAIT * 2 ** over, LONGEST_WAIT);
    this.put.run(key, failures, epoch() + wait, epoch());
  }

  takeBack(key) {
    const { failures } = this.#read(key);
    if (failures > 1) this.put.run(key, failures - 1, 0, epoch());
    else this.drop.run(key);
  }
}

class Attempt {
  constructor(backOff, [account, address]) {
    Object.assign(this, { backOff, account, address });
  }

  /** The secret was right: the account starts afresh; the address keeps its other failures. */
  succeeded() {
    this.backOff.drop.run(this.account);
    this.backOff.takeBack(this.address);
  }

  /** Neither right nor a guess (a code used before): as if it had not been tried. */
  withdrawn() {
    this.backOff.takeBack(this.account);
    this.backOff.takeBack(this.address);
  }
}
