import { expect, type Page } from "@playwright/test";

import { openFirstCase } from "./case-acts";
import { overflow } from "./looks";
import { staffTest, test } from "./signed-in";

const tablet = { width: 768, height: 1000 };

/** Opens a page and looks whether it keeps within the window. */
async function fits(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect.soft(await overflow(page), path).toBeLessThanOrEqual(0);
}

test("on a tablet a case's title has the width of the page, and help isn't cut off", async ({ page }) => {
  await page.setViewportSize(tablet);
  await openFirstCase(page);
  const title = await page.getByRole("heading", { level: 1 }).boundingBox();
  const acts = await page.getByRole("button", { name: "Send update" }).boundingBox();
  expect((title?.y ?? 0) + (title?.height ?? 0)).toBeLessThanOrEqual(acts?.y ?? 0);
  const help = await page.getByRole("button", { name: "Help", exact: true }).boundingBox();
  expect((help?.x ?? 0) + (help?.width ?? 0)).toBeLessThanOrEqual(tablet.width);
});

staffTest("on a tablet the worklist keeps within the page", async ({ page }) => {
  await page.setViewportSize(tablet);
  await fits(page, "/staff/worklist");
  await fits(page, "/staff/requests");
});
