import { expect, type Page } from "@playwright/test";

import { chooseReason, dialog, openFirstCase, tick } from "./case-acts";

const pressed = async (page: Page, button: RegExp, title: RegExp): Promise<void> => {
  await page.getByRole("button", { name: button }).click();
  await expect(dialog(page, title)).toBeVisible();
};

/** The dialogs that act on cases, and the page of one's exports. */
export const actingViews = [
  {
    name: "downloads",
    open: async (page: Page): Promise<void> => {
      await page.goto("/downloads");
      await expect(page.getByRole("region", { name: "Your exports" })).toContainText(
        "Only you can see yours",
      );
    },
  },
  {
    name: "export-dialog",
    open: async (page: Page): Promise<void> => {
      await page.goto("/cases");
      await pressed(page, /^Export all \d+/, /^Export cases/);
      await dialog(page, /^Export cases/)
        .getByRole("radio", { name: "Choose columns" })
        .check();
    },
  },
  {
    name: "assign-dialog",
    open: async (page: Page): Promise<void> => {
      await tick(page, 3);
      await pressed(page, /^Assign 3 of 25/, /^Assign 3/);
      await expect(page.getByRole("radio", { name: /^Tom Achebe/ })).toBeVisible();
    },
  },
  {
    name: "update-dialog",
    open: async (page: Page): Promise<void> => {
      await openFirstCase(page);
      await pressed(page, /^Send update/, /^Send update/);
    },
  },
  {
    name: "bulk-update",
    open: async (page: Page): Promise<void> => {
      await tick(page, 12);
      await pressed(page, /^Update 12 of 50/, /^Update 12/);
      const update = dialog(page, /^Update 12/);
      await chooseReason(update, "Accept outcome");
      await update.getByLabel(/^Comment for all/).fill("We accept the outcome on each of these cases.");
      await expect(update.getByText(/Checked at/)).toBeVisible();
    },
  },
];
