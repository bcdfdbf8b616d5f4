import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const portal = process.env["RECOURSE_PORTAL"] ?? "http://127.0.0.1:7071";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    // The oldest browsers promised: the last two years of Chrome, Edge, Safari and Firefox.
    target: ["chrome130", "edge130", "firefox132", "safari18"],
    // Read by scripts/check-bundle-size.mjs to add up what the first page loads.
    manifest: true,
  },
  server: { host: "127.0.0.1", port: 5173, proxy: { "/api": portal } },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
    // A process for each file costs ten times the tests. In a random order a file that leaves something behind is found.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    sequence: { shuffle: { files: true } },
  },
});
