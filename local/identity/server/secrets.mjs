import { createHash, generateKeyPairSync, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJsonFile, writeFileAtomically, writeJsonFile } from "./files.mjs";

const ADMIN_KEY_VARIABLE = "RECOURSE_IDENTITY_ADMIN_KEY";

/**
 * Signing keys by realm and the cookie key, made once and kept: a restart must not sign everyone out.
 * Each realm signs with a key of its own, so that a token of one issuer can never pass for the other's.
 */
export function loadKeys(data, realms) {
  const path = join(data, "keys.json");
  const known = readJsonFile(path);
  if (known) return known;
  const made = { cookie: randomBytes(32).toString("base64url"), signing: {} };
  for (const realm of realms) made.signing[realm] = newSigningKey(realm);
  writeJsonFile(path, made);
  return made;
}

function newSigningKey(realm) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = `${realm}-${randomBytes(6).toString("hex")}`;
  return { ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
}

/** The admin API's bearer key: from the environment, else `admin.key` in the data folder (made at first start). */
export function loadAdminKey(data) {
  if (process.env[ADMIN_KEY_VARIABLE]) return process.env[ADMIN_KEY_VARIABLE];
  const path = join(data, "admin.key");
  if (!existsSync(path)) writeFileAtomically(path, `${randomBytes(32).toString("base64url")}\n`);
  return readFileSync(path, "utf8").trim();
}

/** Compares secrets of any length in constant time; hashing first keeps the length from telling. */
export function sameSecret(given, expected) {
  return timingSafeEqual(sha256(given), sha256(expected));
}

export function sha256(text) {
  return createHash("sha256").update(text).digest();
}
