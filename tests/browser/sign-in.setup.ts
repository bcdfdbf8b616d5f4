import { expect, test } from "@playwright/test";

import { priya, ruth, signIn } from "./people";
import { keepSession } from "./signed-in";

test("a supervisor signs in with a password and a second factor", async ({ page }) => {
  await signIn(page, priya);
  await expect(page.getByRole("button", { name: /Your account: Priya Nair\s*Supervisor/ })).toBeVisible();
  await keepSession(page);
});

test("casework staff sign in at an address of their own", async ({ page }) => {
  await signIn(page, ruth, "/staff");
  await expect(page.getByRole("heading", { name: "Worklist" })).toBeVisible();
  await keepSession(page, "staff");
});
