import { expect, type Page } from "@playwright/test";

import { administratorTest, helpdeskTest } from "./signed-in";

const stuck = (page: Page) => page.getByRole("heading", { name: "Queues and stuck work" });

helpdeskTest("helpdesk staff begin at their worklist and see stuck work", async ({ page }) => {
  await page.goto("/staff");
  await expect(page.getByRole("heading", { name: "Worklist" })).toBeVisible();
  await page.getByRole("link", { name: "Stuck work" }).click();
  await expect(stuck(page)).toBeVisible();
  await expect(page.getByRole("list", { name: "Queues" })).toContainText("Case intake");
  await expect(page.getByRole("link", { name: "Cases" })).toHaveCount(0);
  await page.getByRole("link", { name: "Users" }).click();
  await page.getByRole("search").getByLabel("Find").fill("nair");
  await page.getByRole("search").getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Priya Nair" })).toContainText("Brackenhall Group");
});

administratorTest(
  "an administrator gives a business a central mailbox, at a domain of theirs",
  async ({ page }) => {
    await page.goto("/mailboxes");
    const bank = page.getByRole("region", { name: "Brackenhall Bank" });
    const field = bank.getByLabel("Central mailbox");
    const save = bank.getByRole("button", { name: "Save mailbox" });
    await field.fill("complaints@elsewhere.example");
    await save.click();
    await expect(bank).toContainText("registered domains");
    await field.fill("complaints@brackenhall.example");
    await save.click();
    await expect(bank.getByRole("button", { name: "Remove mailbox" })).toBeVisible();
  },
);
