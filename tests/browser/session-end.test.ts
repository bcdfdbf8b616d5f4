import { expect, test } from "@playwright/test";

import { marta, signIn } from "./people";

// A session of its own: ending the one that the other tests share would end them as well.
test("a session ends for all tabs, by the clock after a countdown", async ({ page, context }) => {
  await signIn(page, marta, "/glossary");
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto("/glossary");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();

  const warning = page.getByRole("dialog", { name: "Stay signed in?" });
  await page.clock.fastForward("25:10");
  await expect(warning).toContainText("5 minutes");
  await page.clock.fastForward("04:20");
  await expect(warning).toContainText(/\d\d seconds/);
  await page.clock.fastForward("00:40");

  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { name: "You’re signed out" })).toBeVisible();
    await expect(tab.getByText("Nothing had happened for a while")).toBeVisible();
  }
});
