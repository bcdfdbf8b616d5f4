import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";

export const savedViews = (page: Page) => page.getByRole("region", { name: "Saved views" });

/** Opens the dialog that keeps the list of `address` as a view. */
export async function beginSaving(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await expect(dialog(page, "Save view")).toBeVisible();
}

export async function saveView(page: Page, address: string, name: string): Promise<void> {
  await beginSaving(page, address);
  await dialog(page, "Save view").getByLabel("Name").fill(name);
  await dialog(page, "Save view").getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: `View: ${name}` })).toBeVisible();
}

/** The page of views, with one on it. */
export async function openViewsPage(page: Page): Promise<void> {
  const name = "Priority, oldest first";
  await page.goto("/views");
  await expect(savedViews(page)).toBeVisible();
  if (await savedViews(page).getByText("You have no saved views").isVisible()) {
    await saveView(page, "/cases?priority=true&sort=caseAge", name);
    await page.goto("/views");
  }
  await expect(savedViews(page).getByRole("row").nth(1)).toBeVisible();
}
