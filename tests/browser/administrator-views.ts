import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import type { View } from "./views";

async function openPeople(page: Page): Promise<void> {
  await page.goto("/people");
  await expect(page.getByRole("list", { name: "People" })).toContainText("Dev Sandhu (you)");
}

/** The pages of a business's administrators. */
export const administratorViews: View[] = [
  { name: "people", who: "administrator", open: openPeople },
  {
    name: "invite-someone",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await openPeople(page);
      await page.getByRole("button", { name: "Invite someone" }).click();
      await expect(dialog(page, "Invite someone")).toBeVisible();
    },
  },
  {
    name: "mailboxes",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await page.goto("/mailboxes");
      await expect(page.getByRole("region", { name: "Brackenhall Bank" })).toBeVisible();
    },
  },
  {
    name: "organisation-events",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await page.goto("/organisation-events");
      await expect(page.getByRole("region", { name: "Acts" })).toBeVisible();
    },
  },
];
