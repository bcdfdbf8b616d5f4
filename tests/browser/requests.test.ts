import { expect, type Locator, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import { pick, press, tabTo, typeDay } from "./keys";
import { openAsked } from "./request-views";
import { staffTest, test } from "./signed-in";

const item = (page: Page, what: string): Locator =>
  page.getByRole("region", { name: /^What Larkfield asked for/ }).getByRole("listitem", { name: what });

test("an update from something that is asked for ticks it off, without a mouse", async ({ page }) => {
  const what = await openAsked(page, 0);
  await press(item(page, what).getByRole("button", { name: /^Send an update/ }));
  const update = dialog(page, "Send update");
  await expect(update.getByLabel("This answers")).not.toHaveValue("");
  await tabTo(update.getByRole("combobox", { name: "Reason" }));
  await pick(page, "Other");
  await tabTo(update.getByLabel("Comment"));
  await page.keyboard.type("They are with this update.");
  await press(update.getByRole("button", { name: "Send update" }));
  await expect(update).toBeHidden();
  await expect(item(page, what)).toContainText("Answered");
  await expect(item(page, what)).toBeFocused();
  await expect(item(page, what)).toContainText("answered by an update");
});

test("more time is asked for, and an upload begins, without a mouse", async ({ page }) => {
  const what = await openAsked(page, 2);
  const asking = item(page, what).getByRole("button", { name: /^Ask for more time/ });
  await press(asking);
  const time = dialog(page, "Ask for more time");
  await expect(time.getByLabel("New last day")).toBeFocused();
  const latest = (await time.getByLabel("New last day").getAttribute("max")) ?? "";
  await typeDay(time.getByLabel("New last day"), latest);
  await tabTo(time.getByLabel("Why you need it"));
  await page.keyboard.type("The records are in our archive.");
  await press(time.getByRole("button", { name: "Ask for more time" }));
  await expect(item(page, what)).toContainText("More time asked for");
  await expect(asking).toHaveCount(0);
  // The button that had focus has gone; what it was about is still the place.
  await expect(item(page, what)).toBeFocused();

  await press(item(page, what).getByRole("link", { name: /^Upload/ }));
  await expect(page).toHaveURL(/\/upload\?answers=/);
  await expect(page.getByRole("heading", { name: "Upload files", level: 1 })).toBeVisible();
});

staffTest("staff ask a business for something and take it back", async ({ page }) => {
  await page.goto("/staff/worklist");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Requests" }).click();
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
