import { expect, type Page } from "@playwright/test";

export const published = (page: Page) => page.getByRole("region", { name: "Documents from Larkfield" });

/** Opens what the scheme published over all cases, from the page of one's exports. */
export async function openPublished(page: Page): Promise<void> {
  await page.goto("/downloads");
  await page.getByRole("tab", { name: "Documents from Larkfield" }).click();
  await expect(published(page).getByRole("row").nth(1)).toBeVisible();
}

/** What is there to read. */
export const documentViews = [{ name: "published-documents", open: openPublished }];
