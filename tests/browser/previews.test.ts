import { expect } from "@playwright/test";

import { openPreviewed, preview } from "./document-views";
import { test } from "./signed-in";

test("a picture is shown, zoomed and closed by keyboard alone", async ({ page }) => {
  const opener = await openPreviewed(page, /^(?!Download).*\.(jpg|png)$/);
  await expect(preview(page).getByRole("img")).toBeVisible();
  await preview(page).getByRole("button", { name: "Zoom in" }).focus();
  await page.keyboard.press("Enter");
  await expect(preview(page).getByText("150 %")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(preview(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("a PDF comes from the storage's origin, for a short time, as a PDF and nothing else", async ({
  page,
}) => {
  // Headless browsers have no viewer of their own: what the page does with one is looked at all the same.
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "pdfViewerEnabled", { get: () => true }),
  );
  await openPreviewed(page, /^(?!Download).*\.pdf$/);
  const address = await preview(page).locator("iframe").getAttribute("src");
  const link = new URL(address ?? "");
  expect(link.origin).not.toBe(new URL(page.url()).origin);
  const answer = await page.request.get(link.href);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect(answer.headers()["content-disposition"]).toMatch(/^inline/);
  const policy = (await page.request.get("/")).headers()["content-security-policy"];
  expect(policy).toMatch(new RegExp(`frame-src 'self'[^;]*${link.origin}`));
  const saved = page.waitForEvent("download");
  await preview(page).getByRole("button", { name: "Download" }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
});
