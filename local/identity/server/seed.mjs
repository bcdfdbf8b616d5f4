import { readFileSync } from "node:fs";
import { hashPassword } from "./passwords.mjs";

/** Adds the sample people on a first start. Later starts keep the file as it is: deletions and resets must last. */
export async function seedAccounts(accounts, peopleFile) {
  if (!accounts.isNew) return;
  const { password, people } = JSON.parse(readFileSync(peopleFile, "utf8"));
  const hashes = await Promise.all(people.map(() => hashPassword(password)));
  people.forEach(({ id, realm, email, name, totpSecret }, index) => {
    accounts.add({
      id,
      realm,
      email,
      name,
      password: hashes[index],
      totp: { secret: totpSecret, lastStep: 0 },
    });
  });
}
