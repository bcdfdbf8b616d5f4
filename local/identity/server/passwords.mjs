import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

// why: 16 MiB and about 40 ms a try keep tests with real sign-ins quick; the cost is stored beside each hash, so
// that it can be raised without locking anyone out. Production passwords live in Microsoft Entra, never here.
const COST = { N: 2 ** 14, r: 8, p: 1 };
const KEY_BYTES = 32;

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200; // why: hashing is the cost of a guess; an endless one would be the server's cost

/** Returns `{ algorithm, N, r, p, salt, hash }`, salt and hash in base64. */
export async function hashPassword(password) {
  const salt = randomBytes(16);
  const hash = await derive(normalise(password), salt, KEY_BYTES, COST);
  return { algorithm: "scrypt", ...COST, salt: salt.toString("base64"), hash: hash.toString("base64") };
}

const nobody = await hashPassword(randomBytes(16).toString("hex"));

/** Checks in constant time. A missing hash takes as long as a wrong password, so that time doesn't tell who exists. */
export async function passwordMatches(password, stored) {
  const { N, r, p, salt, hash } = stored ?? nobody;
  const expected = Buffer.from(hash, "base64");
  const given = await derive(normalise(password), Buffer.from(salt, "base64"), expected.length, { N, r, p });
  return timingSafeEqual(given, expected) && stored !== null && stored !== undefined;
}

function normalise(password) {
  // why: the same accented letter arrives composed or not, by keyboard (NIST SP 800-63B)
  return password.normalize("NFKC");
}
