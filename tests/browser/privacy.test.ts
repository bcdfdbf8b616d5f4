import { expect, test } from "@playwright/test";

import { marta, signIn } from "./people";

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
