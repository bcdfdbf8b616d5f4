import { expect } from "@playwright/test";

import { staffTest as test } from "./signed-in";
import { someReference } from "./staff-cases";

test("staff find a case of any organisation by its reference", async ({ page }) => {
  await page.goto("/staff/cases");
  const reference = await someReference(page);
  await page.getByLabel("Reference", { exact: true }).fill(reference.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("region", { name: "People" })).toContainText("Case owner, ");
  await expect(page.getByText("Brackenhall Group")).toBeVisible();
});

test("by keyboard: from the worklist to a case, past one that isn't there", async ({ page }) => {
  await page.goto("/staff/worklist");
  await expect(page.getByRole("region", { name: "Open work" })).toBeVisible();
  const reference = await someReference(page);
  const search = page.getByRole("searchbox", {
    name: "Find a case by its reference",
  });
  await search.focus();
  await page.keyboard.type("PNX-0000000-0000");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Case not found" })).toBeFocused();
  await search.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(reference);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
});
