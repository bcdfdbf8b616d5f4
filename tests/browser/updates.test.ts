import { expect } from "@playwright/test";

import { chooseReason, dialog, openFirstCase, tick } from "./case-acts";
import { test } from "./signed-in";

test("an update is written, survives a reload, is sent, and stands on the case", async ({ page }) => {
  await openFirstCase(page);
  await page.getByRole("button", { name: "Send update" }).click();
  await chooseReason(dialog(page, "Send update"), "Other");
  const words = `On its way, as promised at ${Date.now()}.`;
  await dialog(page, "Send update").getByLabel("Comment").fill(words);

  await page.reload();
  await page.getByRole("button", { name: "Send update" }).click();
  await expect(dialog(page, "Send update").getByLabel("Comment")).toHaveValue(words);
  await dialog(page, "Send update").getByRole("button", { name: "Send update" }).click();
  await expect(page.getByRole("region", { name: "Updates you sent" })).toContainText(words);
});

test("a comment past its limit is counted, never cut, and not sent", async ({ page }) => {
  await openFirstCase(page);
  await page.getByRole("button", { name: "Send update" }).click();
  const update = dialog(page, "Send update");
  await update.getByLabel("Comment").fill("x".repeat(542));
  await expect(update.getByText("542 of 500")).toBeVisible();
  await update.getByRole("button", { name: "Send update" }).click();
  await expect(update.getByText("Your comment is 42 characters too long.")).toBeVisible();
  await expect(update.getByText("Choose a reason.")).toBeVisible();
});

test("an update by email opens a filled-in draft", async ({ page }) => {
  await openFirstCase(page);
  await page.getByRole("button", { name: "Send update" }).click();
  const update = dialog(page, "Send update");
  await update.getByRole("radio", { name: /^By email/ }).check();
  await expect(update.getByRole("button", { name: "Open mail draft" })).toBeVisible();
});

test("an update to many leaves out the cases that object and says how many go", async ({ page }) => {
  await tick(page, 12);
  await page.getByRole("button", { name: "Update 12 of 50" }).click();
  const update = dialog(page, "Update 12 cases");
  await chooseReason(update, "Accept outcome");
  await expect(update.getByText(/\d+ (is|are) ready, \d+ needs? a change\./)).toBeVisible();
  await expect(update.getByRole("listitem").first()).toContainText("has no outcome yet");
  await update.getByLabel(/^Comment for all 12 cases/).fill("We accept the outcome on these.");

  const button = update.getByRole("button", { name: /^Leave out \d+ and send \d+$/ });
  const sent = /send (\d+)/.exec(await button.innerText())?.[1] ?? "";
  await button.click();
  await expect(
    page.getByRole("status").filter({ hasText: new RegExp(`^Update on ${sent} cases? sent`) }),
  ).toBeVisible();
  await expect(page.getByText("12 selected")).toBeHidden();
});

test("an unsent update to many is found again after a reload, and can be discarded", async ({ page }) => {
  const [first = ""] = await tick(page, 2);
  await page.getByRole("button", { name: "Update 2 of 50" }).click();
  const update = dialog(page, "Update 2 cases");
  await update.getByRole("button", { name: `Add the comment for ${first}` }).click();
  await update.getByLabel(`Comment for ${first} alone`).fill("For this one alone.");

  await page.reload();
  await page.getByRole("button", { name: "Unsent update, 2 cases" }).click();
  await expect(update.getByText("19 of 1,000")).toBeVisible();
  await update.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: /^Unsent update/ })).toBeHidden();
});

test("more cases are added to an update from a pasted list", async ({ page }) => {
  const references = await tick(page, 4);
  await page.getByRole("button", { name: "Clear selection" }).click();
  await page
    .getByRole("row")
    .filter({ hasText: references[0] ?? "" })
    .getByRole("checkbox")
    .check();
  await page.getByRole("button", { name: "Update 1 of 50" }).click();
  await dialog(page, "Update 1 case").getByRole("button", { name: "Add more cases" }).click();
  await dialog(page, "Update 1 case").getByLabel("Find cases").fill(references.join("\n"));
  await dialog(page, "Update 1 case").getByRole("button", { name: "Add 4 references" }).click();
  await expect(dialog(page, "Update 4 cases")).toBeVisible();
  await dialog(page, "Update 4 cases").getByRole("button", { name: "Discard" }).click();
});

test("cases of several businesses can't be updated together, and the bar says why", async ({ page }) => {
  await page.goto("/cases?limit=25");
  // Before the rows are there, there is nothing to select.
  await expect(page.getByRole("checkbox", { name: /^Select (row|PNX)/ })).not.toHaveCount(0);
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await expect(page.getByRole("button", { name: "Update 25 of 50" })).toBeDisabled();
  await expect(page.getByText(/^Tick cases of one business/)).toBeVisible();
});
