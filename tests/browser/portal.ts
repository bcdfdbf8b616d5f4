import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const python = join(root, ".venv/bin/python");

function freePort(): string {
  const ask = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])";
  return execFileSync(python, ["-c", ask], { encoding: "utf8" }).trim();
}

// Each worker reads the configuration again: the first one's choice is handed down in the environment.
const reused = process.env["RECOURSE_PORT"] !== undefined && process.env["RECOURSE_OWN"] === undefined;
if (!reused) process.env["RECOURSE_OWN"] = "yes";
const port = (process.env["RECOURSE_PORT"] ??= freePort());
const data = (process.env["RECOURSE_DATA"] ??= mkdtempSync(join(tmpdir(), "recourse-browser-")));

/** Whose sessions the tests share: people of a business, and the scheme's staff: casework ("staff"), helpdesk, security. */
export type Who = "supervisor" | "administrator" | "staff" | "helpdesk" | "security";

/**
 * The portal under test. To run against one that is up already, name it:
 * `RECOURSE_PORT=7071 RECOURSE_DATA=.data/up npm run test:browser`.
 */
export const portal = {
  root,
  reused,
  // The name under which the identity provider knows the portal.
  address: `http://localhost:${port}`,
  command: `${python} -m local up --port ${port} --data ${data} --cases 300`,
  /** Where the cookies of a signed-in browser are kept, by who signed in. */
  signedIn: (who: Who) => join(data, `signed-in-${who}.json`),
};

/** A person's six digits. Each works once, as with a real authenticator: soon after a sign-in this waits for the next. */
export function signInCode(person: string): string {
  const command = ["-m", "local.identity", "code", person, "--wait", "--data", join(data, "identity")];
  return execFileSync(python, command, { encoding: "utf8", cwd: root }).trim();
}

/** Where the portal's emails are caught, as JSON. */
export function mailboxAddress(): string {
  const ports = JSON.parse(readFileSync(join(data, "ports.json"), "utf8")) as { mail: number };
  return `http://127.0.0.1:${ports.mail}/_mail.json`;
}
