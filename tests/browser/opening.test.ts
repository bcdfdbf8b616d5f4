import { expect } from "@playwright/test";

import { test } from "./signed-in";

test("opening the portal takes three calls, the public settings included", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked.sort()).toEqual(["/api/config", "/api/dashboard", "/api/me"]);
});
