import { expect, type Locator, type Page } from "@playwright/test";

/** A list of one business: acts on many cases take one business at a time. */
export const ofOneBusiness = "/cases?businessName=Brackenhall+Bank&limit=25&sort=caseReference&direction=asc";

export const dialog = (page: Page, name: RegExp | string): Locator => page.getByRole("dialog", { name });

/** Opens a list and ticks its first rows; returns their references. */
export async function tick(page: Page, count: number, list = ofOneBusiness): Promise<string[]> {
  await page.goto(list);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await expect(rows.first()).toBeVisible();
  const references: string[] = [];
  for (let index = 0; index < count; index += 1) {
    references.push(await rows.nth(index).getByRole("link").innerText());
    await rows.nth(index).getByRole("checkbox").check();
  }
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  return references;
}

/** Opens the first case of the list; returns its reference. */
export async function openFirstCase(page: Page, list = ofOneBusiness): Promise<string> {
  await page.goto(list);
  const link = page.getByRole("row").getByRole("link").first();
  const reference = await link.innerText();
  await link.click();
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  return reference;
}

export async function chooseReason(within: Locator, reason: string): Promise<void> {
  await within.getByRole("combobox", { name: "Reason" }).click();
  await within.page().getByRole("option", { name: reason }).click();
}
