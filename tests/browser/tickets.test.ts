import { expect } from "@playwright/test";

import { openHelp } from "./help-views";
import { helpdeskTest, test } from "./signed-in";
import { sample } from "./upload-files";

const words = `The list stays empty. ${Date.now()}`;

// The helpdesk answers what was asked before.
test.describe.configure({ mode: "serial" });

test("somebody asks the helpdesk about the page they are on, with a screenshot", async ({ page }) => {
  await openHelp(page, "/uploads");
  const help = page.getByRole("complementary", { name: "Help" });
  await help.getByRole("button", { name: "Ask the helpdesk" }).click();
  await expect(help.getByRole("heading", { name: "Ask the helpdesk" })).toBeFocused();
  const along = help.getByRole("group", { name: "Sent along" });
  await expect(along).toContainText("/uploads");
  await expect(along).toContainText(/Chrome .* on Linux/);
  await expect(along).toContainText(/127\.0\.0\.1|::1/);
  await help.getByRole("button", { name: "Send to the helpdesk" }).click();
  await expect(help.getByText("Describe what you wanted to do and what happened")).toBeVisible();
  await help.getByLabel("What happened").fill(words);
  await help.getByTestId("screenshots").setInputFiles(sample("Damaged roof.png"));
  await help.getByRole("button", { name: "Send to the helpdesk" }).click();
  await help.getByRole("link", { name: "See the ticket" }).click();
  await expect(page.getByRole("heading", { name: /^Ticket T-/, level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Screenshots" })).toContainText("Checked");
});

helpdeskTest("the helpdesk answers from its worklist, without a mouse", async ({ page }) => {
  await page.goto("/staff/tickets");
  await page.getByRole("row", { name: words }).getByRole("link").press("Enter");
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText(words);
  await expect(page.getByRole("button", { name: /^Download Damaged roof\.png/ })).toBeVisible();
  await page.getByLabel("Your answer").focus();
  await page.keyboard.type("Load the page again.");
  await page.getByRole("button", { name: "Send answer", exact: true }).press("Enter");
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText("Load the page again.");
  await expect(page.getByRole("region", { name: "About" })).toContainText("Waiting for the writer");
});

test("the answer is read, the ticket resolved and reopened", async ({ page }) => {
  await page.goto("/help/tickets");
  await page.getByRole("row", { name: words }).getByRole("link").click();
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText("Load the page again.");
  await page.getByRole("button", { name: "It’s solved" }).click();
  await expect(page.getByText(/^It is deleted on/)).toBeVisible();
  await page.getByLabel("What is still wrong").fill("It is back.");
  await page.getByRole("button", { name: "Reopen the ticket" }).click();
  await expect(page.getByText("Reopened, with the helpdesk")).toBeVisible();
});
