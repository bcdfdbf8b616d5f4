import { defineConfig } from "@playwright/test";

import { portal } from "./portal";

/** Starts the whole portal, fills it with sample data, and drives it as people do. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/browser",
  // The machine has two cores, and the portal needs one.
  workers: 1,
  timeout: 60_000,
  // A slow machine is no defect.
  expect: { timeout: 15_000 },
  // One more try where nobody is watching: a browser on a busy machine can miss a frame. A flake is still reported.
  retries: process.env["CI"] ? 1 : 0,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"]],
  use: {
    baseURL: portal.address,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "pages",
      testMatch: "*.test.ts",
      dependencies: ["sign-in"],
    },
  ],
  webServer: {
    command: portal.command,
    cwd: portal.root,
    url: `${portal.address}/api/health/ready`,
    timeout: 180_000,
    reuseExistingServer: portal.reused,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
