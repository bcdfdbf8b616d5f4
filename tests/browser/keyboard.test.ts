import { expect } from "@playwright/test";

import { dialog, openFirstCase } from "./case-acts";
import { pick, press, tabTo } from "./keys";
import { test } from "./signed-in";

test("the first Tab offers to skip to the page", async ({ page }) => {
  await page.goto("/glossary");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a case is found, opened and read without a mouse", async ({ page }) => {
  await page.goto("/glossary");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search all cases" })).toBeFocused();
  await page.keyboard.type("PNX-511");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cases\?status=all&search=PNX-511/);
  await expect(page.getByRole("heading", { name: "Cases", level: 1 })).toBeFocused();

  const grid = page.getByRole("grid", { name: "Cases" });
  await expect(grid.getByRole("link").first()).toBeVisible();
  await grid.getByRole("columnheader", { name: "Case reference" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(grid.getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.getByRole("tab", { name: "Overview" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
});

test("a filter is set and a dialog left without a mouse", async ({ page }) => {
  await page.goto("/cases");
  const filters = page.getByRole("button", { name: "Filters" });
  await press(filters);
  await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(filters).toBeFocused();
});

test("an update on one case is written and sent without a mouse", async ({ page }) => {
  await openFirstCase(page);
  const act = page.getByRole("button", { name: "Send update" });
  await press(act);
  const update = dialog(page, "Send update");
  await expect(update).toBeVisible();
  await tabTo(update.getByRole("combobox", { name: "Reason" }));
  await pick(page, "Other");
  const words = `By keyboard at ${Date.now()}.`;
  await tabTo(update.getByLabel("Comment"));
  await page.keyboard.type(words);
  await press(update.getByRole("button", { name: "Send update" }));
  await expect(page.getByRole("region", { name: "Updates you sent" })).toContainText(words);
  await expect(act).toBeFocused();
});
