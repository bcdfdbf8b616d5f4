import { expect, test } from "@playwright/test";

import { expectAccessible, picture } from "./looks";
import { dev, imran, nadia, priya, ruth, signIn } from "./people";
import type { Who } from "./portal";
import { keepSession } from "./signed-in";

test("the form has no accessibility violations: light, dark, 320 pixels wide", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByLabel("Email address")).toBeVisible();
  await picture(page, "sign-in");
  await expectAccessible(page);
});

test("a supervisor signs in with a password and a second factor", async ({ page }) => {
  await signIn(page, priya);
  await expect(page.getByRole("button", { name: /Your account: Priya Nair\s*Supervisor/ })).toBeVisible();
  await keepSession(page);
});

test("an administrator signs in", async ({ page }) => {
  await signIn(page, dev);
  await keepSession(page, "administrator");
});

const staff: [Who, string][] = [
  ["staff", ruth],
  ["helpdesk", imran],
  ["security", nadia],
];
for (const [who, email] of staff) {
  test(`${who === "staff" ? "casework" : who} staff sign in at an address of their own`, async ({ page }) => {
    await signIn(page, email, "/staff");
    await expect(page.getByRole("heading", { name: "Worklist" })).toBeVisible();
    await keepSession(page, who);
  });
}
