import { expect, type Page } from "@playwright/test";

import { chooseReason, dialog } from "./case-acts";
import { openForPublishing } from "./publishing-views";
import { staffTest as test, takeSession } from "./signed-in";

const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByTestId("publication")
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

test("staff publish a document once it was checked, and put a refused one aside", async ({ page }) => {
  await openForPublishing(page);
  const publishing = dialog(page, "Publish a document");
  const name = `Our view ${Date.now()}.txt`;
  await page.getByRole("button", { name: "Publish a document" }).click();
  await publishing.getByRole("button", { name: "Publish" }).click();
  await expect(publishing.getByText("Choose the file to publish")).toBeVisible();
  await choose(page, name, `We uphold it in part. ${Date.now()}`);
  await publishing.getByLabel("Type").selectOption("Letter or email");
  await publishing.getByRole("button", { name: "Publish" }).click();
  await expect(publishing).toBeHidden();
  await expect(page.getByRole("region", { name: "Documents", exact: true })).toContainText(name, {
    timeout: 30_000,
  });

  const broken = `Broken ${Date.now()}.txt`;
  await page.getByRole("button", { name: "Publish a document" }).click();
  await choose(page, broken, Buffer.from([0, 0, 1, Date.now() % 256]));
  await publishing.getByLabel("Type").selectOption("Other evidence");
  await publishing.getByRole("button", { name: "Publish" }).click();
  const waiting = page.getByRole("region", { name: "Documents on their way" });
  await expect(waiting.getByText("Not published")).toBeVisible({ timeout: 30_000 });
  await waiting.getByRole("button", { name: `Put aside ${broken}` }).click();
  await expect(waiting).toBeHidden();
});

test("by keyboard: staff record an outcome", async ({ page }) => {
  await openForPublishing(page);
  const words = `The reasons are in our letter of ${Date.now()}.`;
  await page.getByRole("button", { name: "Record an outcome" }).press("Enter");
  const recording = dialog(page, "Record an outcome");
  await expect(recording.getByRole("radio", { name: "View" })).toBeFocused();
  await recording.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(recording.getByText("Choose what the view says")).toBeVisible();
  await recording.getByLabel("What it says").focus();
  await page.keyboard.type("View: uphold in part");
  await recording.getByRole("radio", { name: /^Change/ }).press("Space");
  await recording.getByLabel("Summary (optional)").focus();
  await page.keyboard.type(words);
  await recording.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(recording).toBeHidden();
  const outcomes = page.getByRole("region", { name: "Outcomes and offers" });
  await expect(outcomes).toContainText(words);
  await expect(outcomes).toContainText("Change in outcome");
});

test("staff reply to an update, and its sender reads it on the case", async ({ page, browser, baseURL }) => {
  const reference = await openForPublishing(page);
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await takeSession(context);
  const firm = await context.newPage();
  await firm.goto(`/cases/${reference}`);
  await firm.getByRole("button", { name: "Send update" }).click();
  const update = dialog(firm, "Send update");
  await chooseReason(update, "Other");
  const asked = `When may we expect it? ${Date.now()}`;
  await update.getByLabel("Comment").fill(asked);
  await update.getByRole("button", { name: "Send update" }).click();
  await expect(firm.getByRole("region", { name: "Updates you sent" })).toContainText(asked);

  await page.reload();
  const entry = page.getByRole("region", { name: "Updates and messages" }).getByRole("listitem");
  await entry
    .filter({ hasText: asked })
    .getByRole("button", { name: /^Reply to/ })
    .click();
  const reply = dialog(page, /^Reply to/);
  await expect(reply).toContainText(asked);
  const words = `Within a week. ${Date.now()}`;
  await reply.getByLabel("Message").fill(words);
  await reply.getByRole("button", { name: "Send" }).click();
  await expect(reply).toBeHidden();
  await expect(entry.filter({ hasText: words })).toBeVisible();
  await expect(entry.filter({ hasText: asked })).toContainText("Answered");
  await firm.goto(`/cases/${reference}?tab=timeline`);
  await firm.getByRole("tab", { name: "Timeline" }).click();
  await expect(firm.getByRole("tabpanel")).toContainText(words);
  await context.close();
});
