// Fails the build when the JavaScript that every first visit loads grows past its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 250;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** The entry and everything it imports statically: what the browser fetches before anything shows. */
function initialFiles(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const dependency of manifest[key].imports ?? []) initialFiles(dependency, seen);
  return seen;
}

const files = [...initialFiles("index.html")]
  .map((key) => manifest[key].file)
  .filter((f) => f.endsWith(".js"));
const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const kb = bytes / 1024;

console.log(`Initial JavaScript: ${kb.toFixed(1)} KB gzip of ${BUDGET_KB} KB (${files.length} files)`);
if (kb > BUDGET_KB) process.exit(1);
