import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import { portal } from "./portal";

// Where nobody is watching.
const ci = Boolean(process.env["CI"]);

// What scripts/system-packages installs, or the whole browser where it is there already: with --headed it must be.
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const browser = process.env["RECOURSE_BROWSER"] ?? browsers.find(existsSync);

/** Starts the whole portal, fills it with sample data, and drives it as people do. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/browser",
  // The portal needs a core as well.
  workers: 1,
  timeout: 120_000,
  // A slow machine is no defect.
  expect: { timeout: 15_000 },
  // One more try in CI: a browser on a busy machine can miss a frame. A flake is still reported.
  retries: ci ? 1 : 0,
  forbidOnly: ci,
  reporter: [["list"]],
  use: {
    baseURL: portal.address,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // Filming a test costs half of the test again, so CI films the second try.
    trace: ci ? "on-first-retry" : "retain-on-failure",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: browser,
      args: ["--no-sandbox"],
    },
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    { name: "views", testMatch: "accessibility.test.ts", dependencies: ["sign-in"] },
    {
      name: "journeys",
      testMatch: "*.test.ts",
      testIgnore: "accessibility.test.ts",
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
