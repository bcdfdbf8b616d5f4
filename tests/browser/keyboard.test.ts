import { expect } from "@playwright/test";

import { dialog, ofOneBusiness, openFirstCase } from "./case-acts";
import { pick, press, skipToMain, tabBackTo, tabTo } from "./keys";
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

test("three cases are ticked, one of them left out, two updated, without a mouse", async ({ page }) => {
  await page.goto(ofOneBusiness);
  const grid = page.getByRole("grid", { name: "Cases" });
  await expect(grid.getByRole("link").first()).toBeVisible();
  await skipToMain(page);
  await tabTo(grid.getByRole("checkbox", { name: /^Select all/ }));
  for (let row = 0; row < 3; row += 1) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
  }
  await expect(page.getByText("3 selected")).toBeVisible();
  await tabBackTo(page.getByRole("button", { name: "Update 3 of 50" }));
  await page.keyboard.press("Enter");

  const update = page.getByRole("dialog");
  await tabTo(update.getByRole("combobox", { name: "Reason" }));
  await pick(page, "Other");
  await expect(update.getByText("All 3 are ready.")).toBeVisible();
  await tabTo(update.getByLabel(/^Comment for all 3 cases/));
  await page.keyboard.type("The same for each of these.");
  const rows = update.getByRole("region", { name: "Cases in this update" }).getByRole("listitem");
  await press(rows.nth(1).getByRole("button", { name: /^Leave out/ }));
  await expect(rows).toHaveCount(2);
  // Where the row was: the next one has taken its place.
  await expect(rows.nth(1)).toBeFocused();
  await press(update.getByRole("button", { name: "Send to 2 cases" }));
  await expect(page.getByRole("status").filter({ hasText: "Update on 2 cases sent" })).toBeVisible();
  // Where the ticked cases were: the bar with what was pressed has gone.
  await expect(page.getByRole("heading", { name: "Cases", level: 1 })).toBeFocused();
});
