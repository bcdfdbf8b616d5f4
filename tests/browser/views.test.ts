import { expect } from "@playwright/test";

import { dialog } from "./case-acts";
import { savedViews, saveView } from "./saved-views";
import { test } from "./signed-in";

let made = 0;
const freshName = (): string => `Urgent ${Date.now()}-${(made += 1)}`;

test("a list is kept under a name, opened again, followed and deleted", async ({ page }) => {
  const name = freshName();
  await saveView(page, "/cases?priority=true&sort=caseAge&direction=asc", name);
  await page.goto("/cases");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
  await expect(page).toHaveURL(/priority=true&sort=caseAge&direction=asc&view=/);
  await page.goto(`${page.url()}&actionRequired=true`);
  await expect(page.getByRole("button", { name: `View: ${name}` })).toContainText("(changed)");

  await page.goto("/views");
  await page.getByRole("combobox", { name: `Tell me of new cases in ${name}` }).click();
  await page.getByRole("option", { name: "Daily, at 8:00" }).click();
  // What it shows is what the server has kept.
  const told = page.getByRole("combobox", { name: `Tell me of new cases in ${name}` });
  await expect(told).toHaveText("Daily, at 8:00");
  await page.reload();
  await expect(told).toHaveText("Daily, at 8:00");
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await dialog(page, `Delete “${name}”`).getByRole("button", { name: "Delete view" }).click();
  await expect(savedViews(page)).not.toContainText(name);
});

test("a view is saved and deleted by keyboard alone", async ({ page }) => {
  const name = freshName();
  await page.goto("/cases?actionRequired=true");
  await page.getByRole("button", { name: "Views", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "All open cases" })).toBeFocused();
  await page.keyboard.type("Save");
  await page.keyboard.press("Enter");
  await expect(dialog(page, "Save view").getByLabel("Name")).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `View: ${name}` })).toBeVisible();

  await page.goto("/views");
  await page.getByRole("button", { name: `Delete ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page, `Delete “${name}”`)).toBeVisible();
  await page.getByRole("button", { name: "Delete view" }).focus();
  await page.keyboard.press("Enter");
  await expect(savedViews(page)).not.toContainText(name);
});

test("the documents of a case are put in order without a mouse", async ({ page }) => {
  await page.goto("/cases?actionRequired=true&sort=caseReference&direction=asc");
  await page.getByRole("row").getByRole("link").first().click();
  await page.getByRole("tab", { name: /^Documents/ }).click();
  const head = page.getByRole("columnheader", { name: "Size" });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});
