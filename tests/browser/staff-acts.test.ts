import { expect } from "@playwright/test";

import { dialog } from "./case-acts";
import { staffTest as test } from "./signed-in";
import { openVisibility } from "./staff-acts-views";

test("by keyboard: staff hide a case from its business and show it again", async ({ page }) => {
  await openVisibility(page);
  const card = page.getByRole("region", { name: "Who sees this case" });
  await card.getByRole("button", { name: "Hide it from the business" }).press("Enter");
  const hiding = dialog(page, "Hide the case");
  await expect(hiding.getByLabel("Why")).toBeFocused();
  await hiding.getByRole("button", { name: "Hide it" }).press("Enter");
  await expect(hiding.getByText("Say why, for the record")).toBeVisible();
  await hiding.getByLabel("Why").focus();
  await page.keyboard.type("The complainant works there.");
  await hiding.getByRole("button", { name: "Hide it" }).press("Enter");
  await expect(card).toContainText("sees it since");
  await expect(page.getByText("Suppressed: hidden from the business")).toBeVisible();
  await card.getByRole("button", { name: "Show it to the business" }).press("Enter");
  const showing = dialog(page, "Show the case again");
  await expect(showing.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("She has left.");
  await showing.getByRole("button", { name: "Show it" }).press("Enter");
  await expect(card).toContainText("showed it again");
  await expect(page.getByText("Suppressed: hidden from the business")).toBeHidden();
});
