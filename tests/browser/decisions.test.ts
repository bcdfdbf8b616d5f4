import { expect } from "@playwright/test";

import { dialog } from "./case-acts";
import { press, tabTo } from "./keys";
import { elsewhere, staffTest, test } from "./signed-in";
import { openStaffCase } from "./staff-cases";
import { askToHide, openConfidential } from "./staff-acts-views";

test("a business asks to hide a case, staff decline from their worklist, and the business reads why", async ({
  page,
}) => {
  const words = `The complainant works for us, ${Date.now()}.`;
  const answer = `Nothing here names them, ${Date.now()}.`;
  const reference = await askToHide(page, words);
  await elsewhere(page, "staff", async (staff) => {
    await openStaffCase(staff, reference);
    const asked = staff.getByRole("list", { name: "Asks to hide it" }).getByRole("listitem");
    await asked.filter({ hasText: words }).getByRole("button", { name: "Answer" }).click();
    const answering = dialog(staff, "Answer the ask to hide the case");
    await answering.getByRole("button", { name: "Decline", pressed: false }).first().click();
    await answering.getByRole("button", { name: "Decline" }).last().click();
    await expect(answering.getByText("Say why: whoever asked will read it")).toBeVisible();
    await answering.getByLabel("Why it stays visible").fill(answer);
    await answering.getByRole("button", { name: "Decline" }).last().click();
    await expect(answering).toBeHidden();
    await expect(asked.filter({ hasText: words })).toHaveCount(0);
  });
  await page.reload();
  await expect(page.getByRole("region", { name: "Updates you sent" })).toContainText(answer);
});

staffTest("by keyboard: staff refuse to keep a file confidential, with why", async ({ page }) => {
  await openConfidential(page);
  const deciding = dialog(page, "Confidential?");
  // One stop for Tab; the arrows go from choice to choice.
  await tabTo(deciding.getByRole("button", { name: "Keep confidential" }));
  await page.keyboard.press("ArrowRight");
  await expect(deciding.getByRole("button", { name: "Refuse" })).toBeFocused();
  await page.keyboard.press("Enter");
  const why = deciding.getByLabel("Why");
  await tabTo(why);
  await page.keyboard.type("The other side has it already.");
  const decided = page.waitForResponse((answer) => /confidentiality/.test(answer.url()) && answer.ok());
  await press(deciding.getByRole("button", { name: "Refuse" }).last());
  await decided;
  await expect(deciding).toBeHidden();
});
