import { expect } from "@playwright/test";

import { test } from "./signed-in";

test.beforeEach(async ({ page }) => {
  await page.clock.install();
  await page.goto("/glossary");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("somebody who went quiet is warned and can stay", async ({ page }) => {
  const warning = page.getByRole("dialog", { name: "Stay signed in?" });
  await page.clock.fastForward("24:30");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("00:40");
  await expect(warning).toContainText("5 minutes");
  await expect(page.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await page.clock.fastForward("00:02");
  await expect(warning).toBeHidden();
});

test("a tab that was worked in keeps the others signed in", async ({ page, context }) => {
  const warning = page.getByRole("dialog", { name: "Stay signed in?" });
  const other = await context.newPage();
  await other.goto("/glossary");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  // All tabs go by one clock. It never passes the sign-out: that would end the session for the tests to come.
  await page.clock.fastForward("24:00");
  await other.keyboard.press("Shift");
  await page.clock.fastForward("02:00");
  await page.clock.runFor("00:02");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("23:10");
  await expect(warning).toContainText("5 minutes");
});

test("a failed answer is told in its place, with the id to quote", async ({ page }) => {
  const body = {
    type: "about:blank",
    title: "",
    status: 503,
    code: "down",
    detail: "The case store is resting.",
    correlationId: "e-4b19",
  };
  await page.route("**/api/cases?**", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(body) }),
  );
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Cases" }).click();
  for (let attempt = 0; attempt < 3; attempt += 1) await page.clock.runFor(10_000);
  await expect(page.getByRole("alert")).toContainText("The case store is resting.");
  await page.getByRole("button", { name: "Copy the error id" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("e-4b19");
});
