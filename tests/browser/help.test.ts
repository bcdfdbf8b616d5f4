import { expect, test as base } from "@playwright/test";

import { openHelp } from "./help-views";
import { emailTo } from "./mail";
import { helpdeskTest, test } from "./signed-in";

test("an article is found in spite of a slip, read beside the work, and left by keyboard", async ({
  page,
}) => {
  await openHelp(page, "/uploads");
  const help = page.getByRole("complementary", { name: "Help" });
  const search = help.getByRole("searchbox", { name: "Search help" });
  await expect(search).toBeFocused();
  await expect(help.getByRole("button", { name: "Why a file was rejected" })).toBeVisible();
  await page.keyboard.type("pasword");
  await expect(help.getByRole("list", { name: "Articles found" }).locator("mark").first()).toHaveText(
    /password/i,
  );
  await help.getByRole("button", { name: "Sign in and your six-digit code" }).press("Enter");
  await expect(help.getByRole("heading", { name: "Sign in and your six-digit code" })).toBeFocused();

  // The page beside it stays usable, and going on keeps the article open.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Glossary" }).click();
  await expect(page.getByRole("heading", { name: "Glossary", level: 1 })).toBeVisible();
  await help.getByRole("button", { name: "Close help" }).focus();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("on a phone help stands at the bottom right and covers nothing until it is asked for", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/glossary");
  const button = page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Help" });
  const place = await button.boundingBox();
  expect((place?.x ?? 0) + (place?.width ?? 0)).toBeGreaterThan(310);
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeGreaterThan(630);
  await button.press("Enter");
  await expect(page.getByRole("complementary", { name: "Help" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

base("help opens to somebody who can't sign in", async ({ page }) => {
  await page.goto("/help");
  await page.getByRole("searchbox", { name: "Search help" }).fill("code");
  await page.getByRole("link", { name: "Sign in and your six-digit code" }).click();
  await expect(
    page.getByRole("heading", { name: "Sign in and your six-digit code", level: 1 }),
  ).toBeFocused();
  await expect(page.getByRole("link", { name: "To the portal" })).toBeVisible();
});

test("a new tab of somebody at work asks as them, and after signing out as a guest", async ({ page }) => {
  await page.goto("/help/ask");
  await expect(page.getByLabel("Your email address")).toBeVisible(); // nobody has been here yet
  await page.goto("/glossary");
  await expect(page.getByRole("heading", { name: "Glossary", level: 1 })).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto("/help/ask");
  await expect(tab.getByRole("button", { name: "Send to the helpdesk" })).toBeVisible();
  await expect(tab).toHaveURL(/\/help\/ask$/);
  // Whoever lost the sign-in at the provider alone comes back as a guest, not to an error.
  await tab.context().clearCookies();
  const late = await tab.context().newPage();
  await late.goto("/help/ask");
  await expect(late.getByLabel("Your email address")).toBeVisible();
});

helpdeskTest("a new tab of staff at work shows no form for guests", async ({ page }) => {
  await page.goto("/staff");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto("/help/ask");
  await expect(tab).toHaveURL(/\/help$/);
  await expect(tab.getByLabel("Your email address")).toBeHidden();
  await tab.goto("/staff/tickets");
  await expect(tab.getByRole("heading", { level: 1 })).toBeVisible();
});

base("somebody who can't sign in asks, proves their address, and the helpdesk has it", async ({ page }) => {
  const address = `${Date.now()}@nowhere.example`;
  await page.goto("/help/ask");
  await page.getByLabel("Your name").fill("Sasha Lind");
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel("What happened").fill("No code comes to my phone.");
  await page.getByRole("button", { name: "Send question" }).press("Enter");
  await expect(page.getByText("One step more: look into your mailbox.")).toBeVisible();
  const [link] = /http\S+\/help\/confirm#\S+/.exec(await emailTo(page, address)) ?? [];
  // Another document: a change of the fragment alone would load nothing.
  await page.goto("about:blank");
  await page.goto(link ?? "");
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByText(/T-\w{4}-\w{4} is with the helpdesk/)).toBeVisible();
  expect(page.url()).not.toContain("secret");
});
