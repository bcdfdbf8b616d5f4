import { expect, type Page } from "@playwright/test";

import { test } from "./signed-in";

/** Opens the first case that waits for the reader; returns its reference. */
async function openCase(page: Page): Promise<string> {
  await page.goto("/cases?actionRequired=true&sort=caseReference&direction=asc");
  const link = page.getByRole("row").getByRole("link").first();
  const reference = await link.innerText();
  await link.click();
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  return reference;
}

test("a case says first whose turn it is", async ({ page }) => {
  const reference = await openCase(page);
  await expect(page.getByRole("region", { name: "Whose turn and next deadline" })).toContainText("Your turn");
  await expect(page).toHaveTitle(`${reference} · Recourse`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("the way back leads to the same list, and on to the next case in it", async ({ page }) => {
  const reference = await openCase(page);
  await page.getByRole("button", { name: "Next case in this list" }).click();
  await expect(page).not.toHaveURL(new RegExp(reference));
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Cases" }).click();
  await expect(page).toHaveURL(/actionRequired=true/);
});

test("each tab has its own address and title", async ({ page }) => {
  const reference = await openCase(page);
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page).toHaveURL(/timeline$/);
  await expect(page).toHaveTitle(`Timeline, ${reference} · Recourse`);
  await page.reload();
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
});

test("a document is saved, not opened", async ({ page }) => {
  await openCase(page);
  await page.getByRole("tab", { name: /Documents/ }).click();
  const saving = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/\.\w{3,4}$/);
});

test("a reference is found in any spelling, and the address then shows the right one", async ({ page }) => {
  const reference = await openCase(page);
  await page.goto(`/cases/${reference.toLowerCase()}`);
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}$`));
});

test("a case that isn't theirs doesn't exist", async ({ page }) => {
  await page.goto("/cases/PNX-0000000-XXXX");
  await expect(page.getByRole("heading", { name: "Case not found" })).toBeVisible();
});

test("on paper a case holds its timeline and documents as well", async ({ page }) => {
  await openCase(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { name: "Timeline", level: 2 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
});
