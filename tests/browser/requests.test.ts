import { expect, test as base, type Locator, type Page } from "@playwright/test";

import { chooseReason, dialog } from "./case-acts";
import { ruth, signIn } from "./people";
import { openAsked } from "./request-views";
import { test } from "./signed-in";

const item = (page: Page, what: string): Locator =>
  page.getByRole("region", { name: /^What Larkfield asked for/ }).getByRole("listitem", { name: what });

test("an update from something that is asked for ticks it off", async ({ page }) => {
  const what = await openAsked(page, 0);
  await item(page, what)
    .getByRole("button", { name: /^Send an update/ })
    .click();
  const update = dialog(page, "Send update");
  await expect(update.getByLabel("This answers")).not.toHaveValue("");
  await chooseReason(update, "Other");
  await update.getByLabel("Comment").fill("They are with this update.");
  await update.getByRole("button", { name: "Send update" }).click();
  await expect(update).toBeHidden();
  await expect(item(page, what)).toContainText("Answered");
  await expect(item(page, what)).toContainText("answered by an update");
});

test("more time is asked for, and an upload begins, without a mouse", async ({ page }) => {
  const what = await openAsked(page, 2);
  const asking = item(page, what).getByRole("button", { name: /^Ask for more time/ });
  await asking.focus();
  await page.keyboard.press("Enter");
  const time = dialog(page, "Ask for more time");
  await expect(time.getByLabel("New last day")).toBeFocused();
  const latest = (await time.getByLabel("New last day").getAttribute("max")) ?? "";
  // The order in which a date is typed is the browser's own language's, not the page's.
  await time.getByLabel("New last day").fill(latest);
  await time.getByLabel("Why you need it").focus();
  await page.keyboard.type("The records are in our archive.");
  await time.getByRole("button", { name: "Ask for more time" }).focus();
  await page.keyboard.press("Enter");
  await expect(item(page, what)).toContainText("More time asked for");
  await expect(asking).toHaveCount(0);

  await item(page, what)
    .getByRole("link", { name: /^Upload/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/upload\?answers=/);
  await expect(page.getByRole("heading", { name: "Upload files", level: 1 })).toBeVisible();
});

base("staff ask a business for something and take it back", async ({ page }) => {
  await signIn(page, ruth, "/staff");
  await page.goto("/requests");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().press("Enter");
  const what = `Notes of ${Date.now()}`;
  await page.getByLabel("What you need").fill(what);
  await page.getByRole("button", { name: "Ask for it" }).click();
  const asked = page.getByRole("listitem", { name: what });
  await expect(asked).toContainText("Asked");
  await asked.getByRole("button", { name: /^Withdraw/ }).click();
  await dialog(page, "Withdraw the request").getByLabel("Why you no longer need it").fill("It came by post.");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(asked).toContainText("Withdrawn");
});
