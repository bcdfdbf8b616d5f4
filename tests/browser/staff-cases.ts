import { expect, type Page } from "@playwright/test";

import { elsewhere } from "./signed-in";

/** Returns the reference of the first case of a business's list: what staff would be told on the phone. */
export const someReference = (page: Page, list = "/cases"): Promise<string> =>
  elsewhere(page, "supervisor", async (tab) => {
    await tab.goto(list);
    return tab.getByRole("main").getByRole("link", { name: /^PNX-/ }).first().innerText();
  });

/** Opens a case in the console, once the change feed has told of it. */
export async function openStaffCase(page: Page, reference: string): Promise<void> {
  await page.goto(`/staff/cases/${reference}`);
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
}

/** Opens, from the worklist of casework, the first thing of a kind; somebody asks for it where nobody has. */
export async function openWork(page: Page, kind: string, act: RegExp, ask: (tab: Page) => Promise<unknown>) {
  await page.goto(`/staff/worklist?queue=casework&kind=${kind}`);
  const work = page.getByRole("region", { name: "Open work" });
  const link = work.getByRole("link", { name: act }).first();
  await expect(work).toBeVisible();
  if (!(await link.isVisible())) {
    await elsewhere(page, "supervisor", ask);
    await expect(async () => {
      await page.reload();
      await expect(link).toBeVisible({ timeout: 5_000 });
    }).toPass();
  }
  await link.click();
}
