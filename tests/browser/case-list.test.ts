import { expect, type Page } from "@playwright/test";

import { test } from "./signed-in";

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("link") });
const figure = (page: Page, name: RegExp) =>
  page.getByRole("region", { name: "Figures for this list" }).getByRole("link", { name });

async function openList(page: Page, search = ""): Promise<void> {
  await page.goto(`/cases${search}`);
  await expect(rows(page).first()).toBeVisible();
}

async function listed(page: Page): Promise<number> {
  const words = await figure(page, /Cases listed/).innerText();
  return Number(/\d[\d,]*/.exec(words)?.[0].replace(",", ""));
}

test("a search narrows the list, and its address brings the search back", async ({ page }) => {
  await openList(page);
  const reference = await rows(page).nth(3).getByRole("link").innerText();
  await page.getByLabel("Search in this list").fill(reference.toLowerCase());
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("link", { name: reference })).toBeVisible();
  await expect(page.getByLabel("Search in this list")).toHaveValue(reference.toLowerCase());
});

test("a figure narrows the list to what it counts, and lets go again", async ({ page }) => {
  await openList(page);
  const all = await listed(page);
  await figure(page, /Action required/).click();
  await expect(page).toHaveURL(/actionRequired=true/);
  await expect.poll(() => listed(page)).toBeLessThan(all);
  await page.getByRole("button", { name: "Remove filter: Action required" }).click();
  await expect.poll(() => listed(page)).toBe(all);
});

test("filters are applied together and told as chips", async ({ page }) => {
  await openList(page);
  await page.getByRole("button", { name: "Filters" }).click();
  const panel = page.getByRole("dialog", { name: "Filters" });
  await panel.getByRole("button", { name: "Case stage" }).click();
  await panel.getByRole("checkbox", { name: "Investigation" }).check();
  await panel.getByRole("button", { name: "Enquiry date" }).click();
  await panel.getByLabel("From").fill("2026-01-01");
  await panel.getByRole("button", { name: "Apply filters" }).click();
  const chips = page.getByRole("list", { name: "Filters that are on" });
  await expect(chips).toContainText(/Case stage\s*Investigation/);
  await expect(chips).toContainText(/Enquiry date\s*from 1 Jan 2026/);
});

test("going back undoes a sort and a filter, one by one", async ({ page }) => {
  await openList(page);
  await page.getByRole("columnheader", { name: "Case reference" }).click();
  await expect(page).toHaveURL(/sort=caseReference/);
  await figure(page, /Action required/).click();
  await expect(page).toHaveURL(/actionRequired=true/);
  await page.goBack();
  await expect(page).not.toHaveURL(/actionRequired/);
  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
});

test("pages follow one another, and ticks on other pages are kept", async ({ page }) => {
  await openList(page, "?limit=10");
  await page.getByRole("checkbox", { name: "Select row" }).first().check();
  const first = await rows(page).first().getByRole("link").innerText();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("11–20");
  await expect(page.getByText("1 on other pages")).toBeVisible();
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(page.getByRole("link", { name: first })).toBeVisible();
  await expect(page.getByText("1 on other pages")).toBeHidden();
});

test("chosen columns are there again after a reload, and gone after a reset", async ({ page }) => {
  await openList(page);
  await page.getByRole("button", { name: /Choose columns/ }).click();
  await page.getByRole("checkbox", { name: "Trading name" }).check();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("button", { name: /Choose columns, 10 of/ })).toBeVisible();
  await page.getByRole("button", { name: "Reset to default view" }).click();
  await expect(page.getByRole("button", { name: /Choose columns, 9 of/ })).toBeVisible();
});

test("when nothing matches, the filter that hides the most is named and can be dropped", async ({ page }) => {
  await page.goto("/cases?actionRequired=true&closureDateFrom=2020-01-01");
  await expect(page.getByText(/Without .+ there would be/)).toBeVisible();
  await page.getByRole("button", { name: "Remove that filter" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("the list as cards holds the same cases", async ({ page }) => {
  await openList(page);
  const reference = await rows(page).first().getByRole("link").innerText();
  await page.getByRole("button", { name: "Cards" }).click();
  await expect(
    page.getByRole("list", { name: "Cases" }).getByRole("link", { name: reference }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Reset to default view" }).click();
});
