import { expect, type Page } from "@playwright/test";

import type { View } from "./views";
import { openStaffCase, someReference } from "./staff-cases";

/** The pages of the staff console. */
export const staffViews: View[] = [
  {
    name: "staff-worklist",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await page.goto("/staff/worklist");
      await expect(page.getByRole("region", { name: "Open work" })).toBeVisible();
    },
  },
  {
    name: "staff-find-case",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await page.goto("/staff/cases");
      await expect(page.getByLabel("Reference", { exact: true })).toBeVisible();
    },
  },
  {
    name: "staff-case",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await page.goto("/staff/cases");
      await openStaffCase(page, await someReference(page));
    },
  },
];
