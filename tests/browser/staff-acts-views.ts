import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import { openStaffCase, someReference } from "./staff-cases";
import type { View } from "./views";

/** Opens a case that nobody else's test is about, with who sees it. */
export async function openVisibility(page: Page): Promise<string> {
  await page.goto("/staff/cases");
  const reference = await someReference(page, "/cases?sort=enquiryDate&direction=asc&caseStage=View");
  await openStaffCase(page, reference);
  await expect(page.getByRole("region", { name: "Who sees this case" })).toBeVisible();
  return reference;
}

/** What staff decide on a case. */
export const staffActViews: View[] = [
  {
    name: "staff-hide-case",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await openVisibility(page);
      await page.getByRole("button", { name: "Hide it from the business" }).click();
      await expect(dialog(page, "Hide the case")).toBeVisible();
    },
  },
];
