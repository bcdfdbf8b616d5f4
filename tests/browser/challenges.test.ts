import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import { beginChallenge, card, challenge, openChargeable } from "./challenge-views";
import { elsewhere, test } from "./signed-in";
import { openStaffCase } from "./staff-cases";

/** Answers the challenge of a field in a tab of casework staff. */
async function answerAsStaff(page: Page, reference: string, field: string, words: string): Promise<void> {
  await elsewhere(page, "staff", async (staff) => {
    await openStaffCase(staff, reference);
    await staff.getByRole("button", { name: `Answer the challenge of ${field}` }).click();
    const answer = dialog(staff, `Answer the challenge of “${field}”`);
    await answer.getByLabel("Uphold in part").check();
    await answer.getByLabel("Words to the business").fill(words);
    await answer.getByRole("button", { name: "Send the answer" }).click();
    await expect(staff.getByRole("region", { name: "Challenges" })).toContainText("Nothing to answer");
  });
}

test("a wrong date is challenged, answered by staff, and the answer stands on the case", async ({ page }) => {
  const reference = await beginChallenge(page, 0, "Event date");
  await challenge(page).getByRole("button", { name: "Send challenge" }).click();
  await expect(challenge(page).getByText("Say what should be recorded")).toBeVisible();
  await challenge(page).getByLabel("What should be recorded").fill("2026-01-05");
  await challenge(page).getByLabel("What shows it").fill("Our letter of that day.");
  await challenge(page).getByRole("button", { name: "Send challenge" }).click();
  // The newest comes first: earlier ones of the same field stay on the page.
  const item = card(page).getByRole("listitem", { name: "Event date" }).first();
  await expect(item).toContainText("Waiting for an answer");
  await expect(item).toContainText("5 Jan 2026");

  await answerAsStaff(page, reference, "Event date", "The month is right, the day isn't.");
  await page.reload();
  await expect(item).toContainText("Upheld in part");
  await expect(item).toContainText("The month is right, the day isn't.");
});

test("by keyboard: a field is challenged and the challenge withdrawn", async ({ page }) => {
  await openChargeable(page, 1);
  await card(page).getByRole("button", { name: "Challenge it" }).focus();
  await page.keyboard.press("Enter");
  await expect(challenge(page)).toBeVisible();
  const field = challenge(page).getByLabel("What is recorded wrongly");
  await field.focus();
  await page.keyboard.type("Trading");
  await expect(field).toHaveValue("tradingName");
  await page.keyboard.press("Tab");
  await expect(challenge(page).getByLabel("What should be recorded")).toBeFocused();
  await page.keyboard.type("Brackenhall Direct Savings");
  await challenge(page).getByLabel("What shows it").focus();
  await page.keyboard.type("It says so on the agreement.");
  await challenge(page).getByRole("button", { name: "Send challenge" }).focus();
  await page.keyboard.press("Enter");
  const withdraw = card(page).getByRole("button", { name: "Withdraw the challenge of Trading name" });
  await withdraw.focus();
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("listitem", { name: "Trading name" })).toContainText("Withdrawn");
});
