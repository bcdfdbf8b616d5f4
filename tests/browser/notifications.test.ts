import { expect, type Page } from "@playwright/test";

import { test } from "./signed-in";

// While the popover is open, assistive technology sees only that.
const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/, includeHidden: true });
const popover = (page: Page) => page.getByRole("dialog", { name: "Notifications" });

async function unread(page: Page): Promise<number> {
  const name = (await bell(page).getAttribute("aria-label")) ?? "";
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

test.beforeEach(async ({ page }) => {
  await page.goto("/glossary");
  await expect(bell(page)).toBeVisible();
});

test("reading one from the bell counts down", async ({ page }) => {
  await expect(bell(page)).toHaveAccessibleName(/unread/);
  const before = await unread(page);
  await bell(page).click();
  await popover(page)
    .getByRole("button", { name: /^Mark as read/ })
    .first()
    .click();
  await expect.poll(() => unread(page)).toBe(before - 1);
});

test("each one leads to the act that it asks for", async ({ page }) => {
  await bell(page).click();
  // What the newest are depends on what other tests have done.
  await popover(page).getByRole("listitem").getByRole("link").first().click();
  await expect(popover(page)).toBeHidden();
  await page.goto("/notifications");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Open the case/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/cases/);
});

test("the bell works by keyboard and gives focus back", async ({ page }) => {
  await bell(page).focus();
  await page.keyboard.press("Enter");
  await expect(popover(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bell(page)).toBeFocused();
});

test("nothing is asked while the page is hidden, and at once when it is seen again", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/unread-notifications")) asked.push("asked");
  });
  const show = (state: string) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", {
        value: visibility,
        configurable: true,
      });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, state);
  await page.clock.install();
  await show("hidden");
  await page.clock.runFor(120_000);
  expect(asked).toHaveLength(0);
  await show("visible");
  await expect.poll(() => asked.length).toBeGreaterThan(0);
});

test("a choice is kept as it is made", async ({ page }) => {
  await page.goto("/notifications/preferences");
  const group = page.getByRole("radiogroup", { name: "A case is closed" });
  await group.getByRole("radio", { name: "Never" }).check();
  await expect(page.getByText("Your choice is kept")).toBeVisible();
  await page.reload();
  await expect(group.getByRole("radio", { name: "Never" })).toBeChecked();
});

test("messages can't be switched off", async ({ page }) => {
  await page.goto("/notifications/preferences");
  const group = page.getByRole("radiogroup", { name: "A message on a case" });
  await expect(group.getByRole("radio")).toHaveCount(2);
});

test("the link of a daily email works without signing in", async ({ browser }) => {
  const stranger = await browser.newPage();
  await stranger.goto("/unsubscribe?token=made-up");
  await stranger.getByRole("button", { name: "Stop the daily email" }).click();
  await expect(stranger.getByRole("alert")).toContainText("isn't known");
  await stranger.close();
});
