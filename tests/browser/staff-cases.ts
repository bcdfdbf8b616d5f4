import { expect, type Page } from "@playwright/test";

import { takeSession } from "./signed-in";

/** Returns the reference of the first case of a business's list: what staff would be told on the phone. */
export async function someReference(page: Page, list = "/cases"): Promise<string> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page has no browser.");
  const context = await browser.newContext({
    baseURL: new URL(page.url()).origin,
  });
  await takeSession(context);
  const other = await context.newPage();
  await other.goto(list);
  const reference = await other.getByRole("main").getByRole("link", { name: /^PNX-/ }).first().innerText();
  await context.close();
  return reference;
}

/** Opens a case in the console, once the change feed has told of it. */
export async function openStaffCase(page: Page, reference: string): Promise<void> {
  await page.goto(`/staff/cases/${reference}`);
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
}
