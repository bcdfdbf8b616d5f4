import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/** Makes the data folder, readable by its owner alone: it holds password hashes and second-factor secrets. */
export function makePrivateFolder(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Returns the file's JSON, or undefined when there is no such file. */
export function readJsonFile(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Replaces the file in one step, so that a crash leaves the old content or the new, never half of it. */
export function writeFileAtomically(path, text) {
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file); // why: without it a power cut may keep the rename and lose the bytes
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

export function writeJsonFile(path, value) {
  writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`);
}
