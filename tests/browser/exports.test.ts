import { readFileSync } from "node:fs";

import { expect, type Page } from "@playwright/test";

import { dialog, tick } from "./case-acts";
import { test } from "./signed-in";

const READY_MS = 30_000;

async function startExport(page: Page): Promise<void> {
  await dialog(page, "Export cases")
    .getByRole("button", { name: /^Export \d+ cases?$/ })
    .click();
  await expect(page.getByRole("status").filter({ hasText: /^Preparing \d+ cases?\./ })).toBeVisible();
}

/** The lines of the newest ready export, as fetched by its button. */
async function downloadNewest(page: Page): Promise<string[]> {
  const saving = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /^Download / })
    .first()
    .click();
  return readFileSync(await (await saving).path(), "utf8").split("\r\n");
}

test("the current view is exported, told by the bell, and read as a CSV file", async ({ page }) => {
  await page.goto("/cases?priority=true&status=all");
  const all = page.getByRole("button", { name: /^Export all \d+$/ });
  const listed = Number(/\d+/.exec(await all.innerText())?.[0]);
  await all.click();
  await dialog(page, "Export cases")
    .getByRole("radio", { name: /shown in the list$/ })
    .check();
  await startExport(page);
  await expect(page.getByRole("status").filter({ hasText: "Your export is ready" })).toBeVisible({
    timeout: READY_MS,
  });

  await expect(page.getByRole("button", { name: /^Notifications, \d+ unread/ })).toBeVisible({
    timeout: READY_MS,
  });
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await dialog(page, "Notifications")
    .getByRole("link", { name: /export/i })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Available for download" })).toBeVisible();
  const lines = await downloadNewest(page);
  expect(lines[0]).toMatch(/^\uFEFFCase reference,Business name,/);
  expect(lines.slice(1, lines.indexOf(""))).toHaveLength(listed);
});

test("only the ticked cases are exported", async ({ page }) => {
  const references = await tick(page, 2);
  await page.getByRole("button", { name: /^Export 2 of 100$/ }).click();
  await expect(dialog(page, "Export cases").getByRole("radio", { name: "The 2 selected" })).toBeChecked();
  await startExport(page);
  await expect(page.getByRole("status").filter({ hasText: "Your export is ready" })).toBeVisible({
    timeout: READY_MS,
  });
  await page.getByRole("link", { name: "Available for download" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("2 cases");
  const lines = await downloadNewest(page);
  expect(lines.slice(1, 3).map((line) => line.split(",")[0])).toEqual(references);
});

test("an export without columns is refused before it starts, with the reason", async ({ page }) => {
  await page.goto("/cases");
  await page.getByRole("button", { name: /^Export all/ }).click();
  const choices = dialog(page, "Export cases");
  await choices.getByRole("radio", { name: "Choose columns" }).check();
  const ticked = choices.getByRole("checkbox", { checked: true });
  for (let left = await ticked.count(); left > 0; left -= 1) await ticked.first().uncheck();
  await expect(choices.getByText("Choose at least one column.")).toBeVisible();
  await expect(choices.getByRole("button", { name: /^Export \d+/ })).toBeDisabled();
});
