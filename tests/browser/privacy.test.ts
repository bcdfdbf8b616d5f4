import { expect, test } from "@playwright/test";

import { violations } from "./looks";
import { marta, signIn } from "./people";
import { administratorTest, helpdeskTest } from "./signed-in";

const kept = (key: string) => localStorage.getItem(key);

test("nothing but what is necessary is kept before a choice, and the choice can be changed at any time", async ({
  page,
}) => {
  await signIn(page, marta, "/cases");
  const asking = page.getByRole("region", { name: "Cookies" });
  await expect(asking).toBeVisible();
  const names = () => page.evaluate(() => Object.keys(localStorage).sort());
  expect((await names()).filter((name) => name.startsWith("recourse.case-list"))).toEqual([]);
  const silent = page.waitForRequest("**/api/cases?**");
  await page.reload();
  expect((await silent).headers()["traceparent"]).toBeUndefined();

  await asking.getByRole("button", { name: "Allow both" }).click();
  await expect(asking).toBeHidden();
  const followed = page.waitForRequest("**/api/cases?**");
  await page.reload();
  expect((await followed).headers()["traceparent"]).toMatch(/^00-/);
  await expect(asking).toBeHidden();

  await page.getByRole("contentinfo").getByRole("link", { name: "Cookies" }).click();
  const analytical = page.getByRole("checkbox", { name: /^Analytical/ });
  await expect(analytical).toBeChecked();
  await analytical.uncheck();
  await expect(page.getByText("Your choice is kept")).toBeVisible();
  expect(JSON.parse((await page.evaluate(kept, "recourse.choices")) ?? "")).toMatchObject({
    functional: true,
    analytical: false,
  });
});

test("the statements can be read by anybody, without signing in", async ({ page }) => {
  await page.goto("/accessibility");
  await expect(page.getByText(/Last changed on \w+ \d+ \w+ \d{4}/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "What you can rely on" })).toBeVisible();
  for (const [link, title] of [
    ["Privacy", "Privacy notice"],
    ["Cookies", "Cookies"],
    ["Terms of use", "Terms of use"],
  ] as const) {
    await page.getByRole("contentinfo").getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }
  await expect(page.getByRole("link", { name: /^From / })).not.toHaveCount(0);
});

administratorTest("somebody asks for a copy of their data, and takes it back", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Your data" }).click();
  await page.getByRole("button", { name: "Ask for this: A copy of your data" }).click();
  const dialog = page.getByRole("dialog", { name: "A copy of your data" });
  await dialog.getByRole("textbox").fill("I would like to know.");
  await dialog.getByRole("button", { name: "Send request" }).click();
  const request = page.getByRole("list", { name: "Your requests" }).getByRole("listitem").first();
  await expect(request).toContainText("Being looked into");
  await expect(request).toContainText(/answered by \d+ \w+ \d{4} at the latest/);
  expect(await violations(page)).toEqual([]);
  await request.getByRole("button", { name: "Take back" }).click();
  await expect(request).toContainText("Withdrawn");
});

helpdeskTest(
  "helpdesk records the request of somebody who wrote in, and proposes an answer",
  async ({ page }) => {
    await page.goto("/staff/privacy");
    await page.getByRole("button", { name: "Record a request" }).click();
    const dialog = page.getByRole("dialog", { name: "Record a request" });
    const name = `Nobody Known ${Date.now()}`;
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog
      .getByRole("textbox", { name: "How you know that it is them" })
      .fill("A letter with a document.");
    await dialog.getByRole("button", { name: "Record it" }).click();
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await page.getByRole("button", { name: "Look for cases by name and address" }).click();
    await expect(page.getByText("No case names such a person.")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("radio", { name: "Refuse it" }).check();
    await page.getByRole("textbox", { name: /^Why, for the colleague/ }).fill("Nothing is held about them.");
    await page.getByRole("button", { name: "Propose it" }).click();
    await expect(page.getByText("Waiting for a second person")).toBeVisible();
  },
);
