import { expect, type Page } from "@playwright/test";

import { openPlace } from "./helpdesk-views";
import type { View } from "./views";

/** The pages of the scheme's security staff. */
export const securityViews: View[] = [
  {
    name: "staff-retention",
    who: "security",
    open: async (page: Page): Promise<void> => {
      await openPlace(page, "Retention");
      await expect(page.getByRole("region", { name: "Accounts of the next run" })).toBeVisible();
      await expect(page.getByRole("region", { name: "Past runs" })).toBeVisible();
    },
  },
  {
    name: "staff-audit",
    who: "security",
    open: async (page: Page): Promise<void> => {
      await openPlace(page, "Audit trail");
      await expect(page.getByRole("region", { name: "Entries" }).getByRole("row")).not.toHaveCount(0);
    },
  },
  {
    name: "staff-migrations",
    who: "security",
    open: async (page: Page): Promise<void> => {
      await openPlace(page, "Migrations");
      await expect(page.getByRole("region", { name: "cases-2" })).toBeVisible();
    },
  },
];
