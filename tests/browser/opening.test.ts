import { expect, type Page } from "@playwright/test";

import { test } from "./signed-in";

/** The calls that a page makes until it is quiet, by name. */
async function callsOf(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return asked.sort();
}

test("opening the portal takes three calls, the public settings included", async ({ page }) => {
  expect(await callsOf(page, "/")).toEqual(["/api/config", "/api/dashboard", "/api/me"]);
});

test("the page of uploads counts them once", async ({ page }) => {
  // Nothing is called so: what is on its way would be counted again as it moves.
  const calls = await callsOf(page, "/uploads?search=nothing-is-called-this");
  expect(calls.filter((path) => path === "/api/upload-figures")).toHaveLength(1);
});

test("a page that somebody may not open says so, and offers no second try", async ({ page }) => {
  await page.goto("/people");
  const refusal = page.getByRole("alert").filter({ hasText: "The people can't be shown." });
  await expect(refusal).toBeVisible();
  await expect(refusal.getByRole("button")).toHaveCount(0);
  await expect(refusal).not.toContainText("quote");
});

test("a page that takes its time shows where its card will be", async ({ page }) => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/tickets", async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto("/help/tickets");
  const skeleton = page.getByRole("main").locator(".MuiSkeleton-root");
  await expect(skeleton).toBeVisible();
  answer();
  await expect(page.getByRole("region", { name: "Tickets" })).toBeVisible();
  await expect(skeleton).toHaveCount(0);
});
