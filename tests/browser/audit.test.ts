import { readFileSync } from "node:fs";

import { expect, type Page } from "@playwright/test";

import { overflow, violations } from "./looks";
import { nadia } from "./people";
import { administratorTest, securityTest as test } from "./signed-in";

const entries = (page: Page) => page.getByRole("region", { name: "Entries" });

test("security staff search the trail, page it, and take it along as a file", async ({ page }) => {
  await page.goto("/staff/audit");
  await expect(page.getByRole("heading", { name: "Audit trail", level: 1 })).toBeVisible();
  await expect(entries(page).getByRole("row")).not.toHaveCount(0);

  await page.getByLabel("Who").fill(nadia);
  await page.getByRole("combobox", { name: "Act" }).click();
  await page.getByRole("option", { name: "Search the audit trail" }).click();
  await page.getByRole("button", { name: "Search the trail" }).click();
  await expect(page).toHaveURL(/who=nadia.*act=audit.search/);
  await expect(entries(page)).toContainText("Nadia Bell");
  await expect(entries(page)).not.toContainText("List what the trail records");
  expect(await violations(page)).toEqual([]);

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const text = readFileSync(await (await saving).path(), "utf8");
  expect(text).toContain("audit.search");
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
});

test("the trail is searched without a mouse", async ({ page }) => {
  await page.goto("/staff/audit");
  await page.getByLabel("Case reference").focus();
  await page.keyboard.type("PNX-0000000-NONE");
  await page.keyboard.press("Enter");
  await expect(entries(page)).toContainText("No entry fits this search");
});

administratorTest(
  "an administrator reads what administrators did, and nothing of who looked at what",
  async ({ page }) => {
    await page.goto("/organisation-events");
    await expect(page.getByRole("heading", { name: "Administration log", level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Acts" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto("/staff/audit");
    // The staff's pages ask for a sign-in of the staff's own, which an administrator of a business doesn't have.
    await expect(page).toHaveURL(/\/staff\/interaction\//);
  },
);
