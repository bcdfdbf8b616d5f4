import { join } from "node:path";

import type { Page } from "@playwright/test";

import { portal } from "./portal";
import { test, testAs } from "./signed-in";
import { views } from "./views";

const folder = join(portal.root, "docs/screenshots");

test.skip(process.env["SCREENSHOTS"] !== "1", "pictures are taken on request: SCREENSHOTS=1");

/** Waits for what arrives late (lazy parts, fonts, the grid's own layout) and ends transitions half-way through. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.mouse.move(0, 0);
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done))),
  );
  await page.screenshot({ path: join(folder, name), animations: "disabled" });
}

for (const view of views) {
  testAs(view.who ?? "supervisor")(`a picture of ${view.name}`, async ({ page }) => {
    await view.open(page);
    await takePicture(page, `${view.name}.png`);
  });
}

for (const name of ["case-list", "case-overview", "case-documents", "upload-files", "uploads"]) {
  test.describe(`${name} elsewhere`, () => {
    const view = views.find((each) => each.name === name);

    test(`a picture of ${name} in dark colours`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: "dark" });
      await view?.open(page);
      await takePicture(page, `${name}-dark.png`);
    });

    test(`a picture of ${name} on a phone`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await view?.open(page);
      await takePicture(page, `${name}-phone.png`);
    });
  });
}
