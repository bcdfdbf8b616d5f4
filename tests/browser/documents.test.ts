import { expect } from "@playwright/test";

import { openPublished, preview, published } from "./document-views";
import { test } from "./signed-in";

test("what the scheme published on any case is found, narrowed to a business, and leads to its case", async ({
  page,
}) => {
  await openPublished(page);
  const rows = published(page).getByRole("row");
  await published(page).getByLabel("Business").selectOption("Brackenhall Motor Finance");
  await expect(page).toHaveURL(/business=brackenhall-motor-finance/);
  await expect(published(page).getByRole("cell", { name: "Brackenhall Bank", exact: true })).toHaveCount(0);
  const saved = page.waitForEvent("download");
  await rows
    .nth(1)
    .getByRole("button", { name: /^Download / })
    .click();
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
  const opener = rows.nth(1).getByRole("button", { name: /^(?!Download)/ });
  const name = await opener.innerText();
  await opener.press("Enter");
  await expect(preview(page).getByRole("heading", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  const link = rows.nth(1).getByRole("link");
  const reference = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}/documents`));
  await expect(page.getByRole("tab", { name: /^Documents/ })).toHaveAttribute("aria-selected", "true");
});
