import { expect, type Locator, type Page } from "@playwright/test";

export const published = (page: Page) => page.getByRole("region", { name: "Documents from Larkfield" });

/** Opens what the scheme published over all cases, from the page of one's exports. */
export async function openPublished(page: Page): Promise<void> {
  await page.goto("/downloads");
  await page.getByRole("tab", { name: "Documents from Larkfield" }).click();
  await expect(published(page).getByRole("row").nth(1)).toBeVisible();
}

export const preview = (page: Page) => page.getByRole("dialog");

/** Looks at the first document of this name on a case that has one; returns what opened it. */
export async function openPreviewed(page: Page, name: RegExp): Promise<Locator> {
  await page.goto("/cases?status=all&sort=caseReference&direction=asc");
  const links = page.getByRole("main").getByRole("link", { name: /^PNX-/ });
  await expect(links.first()).toBeVisible();
  for (const reference of (await links.allInnerTexts()).slice(0, 12)) {
    await page.goto(`/cases/${reference}/documents`);
    await expect(page.getByRole("tabpanel")).toBeVisible();
    const opener = page.getByRole("tabpanel").getByRole("button", { name }).first();
    if ((await opener.count()) === 0) continue;
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(preview(page)).toBeVisible();
    return opener;
  }
  throw new Error(`no sample case has a document called ${name}`);
}

/** What is there to read. */
export const documentViews = [
  { name: "published-documents", open: openPublished },
  {
    name: "document-preview",
    open: async (page: Page): Promise<void> => {
      await openPreviewed(page, /^(?!Download).*\.(jpg|png)$/);
      await expect(preview(page).getByRole("img")).toBeVisible();
    },
  },
];
