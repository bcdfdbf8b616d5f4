import { expect } from "@playwright/test";

import { test } from "./signed-in";

test("somebody's open cases are handed over by keyboard alone, and the progress is told", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Hand over someone’s cases" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hand over someone’s cases" })).toBeFocused();

  await page.getByRole("combobox", { name: "Whose cases" }).focus();
  await page.keyboard.press("Enter");
  const jules = page.getByRole("option", { name: /^Jules Fenn/ });
  await expect(jules).toBeVisible();
  await page.keyboard.type("Jules");
  await expect(jules).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: /^Priya Nair/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Hand over \d+ cases?/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /handed over\. The new owners/ })).toBeVisible();
});
