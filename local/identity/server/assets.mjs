import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const OURS = join(import.meta.dirname, "..", "assets");
const FONTS = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/source-sans-3/package.json"),
);
const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
};

// why: a fixed list read once; no path from a request ever reaches the file system
const FILES = {
  "icon.svg": join(OURS, "icon.svg"),
  "sign-in.css": join(OURS, "sign-in.css"),
  "sign-in.js": join(OURS, "sign-in.js"),
  "sign-out.js": join(OURS, "sign-out.js"),
  "source-sans-3-latin.woff2": join(FONTS, "files", "source-sans-3-latin-wght-normal.woff2"),
  "source-sans-3-latin-ext.woff2": join(FONTS, "files", "source-sans-3-latin-ext-wght-normal.woff2"),
  "source-sans-3-licence.txt": join(FONTS, "LICENSE"),
};
const contents = new Map(Object.entries(FILES).map(([name, path]) => [name, readFileSync(path)]));

/** Serves a style, script or font of the sign-in pages; returns false for any other name. */
export function sendAsset(res, name) {
  const content = contents.get(name);
  if (!content) return false;
  res
    .writeHead(200, {
      "content-type": TYPES[name.split(".").at(-1)],
      "cache-control": name.endsWith(".woff2") ? "public, max-age=86400" : "no-cache",
      "x-content-type-options": "nosniff",
    })
    .end(content);
  return true;
}
