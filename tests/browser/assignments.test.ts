import { expect } from "@playwright/test";

import { dialog, openFirstCase, tick } from "./case-acts";
import { press, tabTo } from "./keys";
import { test } from "./signed-in";

test("a supervisor hands cases to a colleague found by name", async ({ page }) => {
  const references = await tick(page, 3);
  await page.getByRole("button", { name: "Assign 3 of 25" }).click();
  const assign = dialog(page, "Assign 3 cases");
  await assign.getByLabel("Find a colleague").fill("achebe");
  await expect(assign.getByRole("radio")).toHaveCount(2);
  await assign.getByRole("radio", { name: /^Tom Achebe/ }).check();
  await assign.getByRole("button", { name: "Assign 3 cases to Tom Achebe" }).click();
  await expect(page.getByRole("status").filter({ hasText: "3 cases assigned to Tom Achebe" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: references[2] ?? "" })).toContainText("Tom Achebe");
});

test("a case is left without an owner", async ({ page }) => {
  const reference = await openFirstCase(page);
  await page.getByRole("button", { name: "Assign" }).click();
  await dialog(page, "Assign 1 case")
    .getByRole("radio", { name: /^Nobody/ })
    .check();
  await page.getByRole("button", { name: "Leave 1 case without an owner" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `${reference} left without an owner` }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "People" })).toContainText("Unassigned");
});

test("a case is taken without a mouse", async ({ page }) => {
  const reference = await openFirstCase(page);
  await press(page.getByRole("button", { name: "Assign" }));
  const assign = dialog(page, "Assign 1 case");
  await expect(assign.getByLabel("Find a colleague")).toBeFocused();
  await page.keyboard.type("priya");
  await expect(assign.getByRole("radio")).toHaveCount(2);
  const priya = assign.getByRole("radio", { name: /^Priya Nair \(you\)/ });
  await tabTo(priya);
  await page.keyboard.press("Space");
  await expect(priya).toBeChecked();
  await press(assign.getByRole("button", { name: "Assign 1 case to Priya Nair" }));
  await expect(
    page.getByRole("status").filter({ hasText: `${reference} assigned to Priya Nair` }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign" })).toBeFocused();
});
