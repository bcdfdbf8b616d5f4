import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import { openStaffCase, someReference } from "./staff-cases";
import type { View } from "./views";

/** Opens a case that nobody else's test is about; returns its reference. */
export async function openForPublishing(page: Page): Promise<string> {
  await page.goto("/staff/cases");
  const reference = await someReference(page, "/cases?sort=enquiryDate&direction=asc&caseStage=Decision");
  await openStaffCase(page, reference);
  await expect(page.getByRole("region", { name: "Updates and messages" })).toBeVisible();
  return reference;
}

const opened =
  (act: string) =>
  async (page: Page): Promise<void> => {
    await openForPublishing(page);
    await page.getByRole("button", { name: act }).click();
    await expect(dialog(page, act)).toBeVisible();
  };

/** What staff put on a case. */
export const publishingViews: View[] = [
  { name: "staff-publish-document", who: "staff", open: opened("Publish a document") },
  { name: "staff-record-outcome", who: "staff", open: opened("Record an outcome") },
];
