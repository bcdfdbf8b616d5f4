import { expect, type Page } from "@playwright/test";

import { press, tabTo } from "./keys";
import { test } from "./signed-in";

/** The list and its count are two requests of a busy machine. */
const PATIENT = { timeout: 15_000 };

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function openDashboard(page: Page): Promise<void> {
  await page.goto("/");
  await expect(card(page, "Next deadlines")).toBeVisible();
}

const number = (words: string): number => Number(/\d[\d,]*/.exec(words)?.[0].replace(",", ""));

/** How many cases the list says it shows. */
async function listed(page: Page): Promise<number> {
  const figure = page.getByRole("region", { name: "Figures for this list" }).getByRole("link").first();
  await expect(figure).toHaveText(/\d/);
  return number(await figure.innerText());
}

test("the portal opens at the dashboard, deadlines before charts", async ({ page }) => {
  await openDashboard(page);
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  const heads = await page.getByRole("heading", { level: 2 }).allInnerTexts();
  expect(heads.slice(0, 4)).toEqual(["Next deadlines", "Your case owners", "Open cases by", "Outcomes"]);
});

for (const name of [
  "Open cases",
  "Priority",
  "Action required",
  "Business file overdue",
  "Older than six months",
]) {
  test(`the number of "${name}" is the number of cases it opens`, async ({ page }) => {
    await openDashboard(page);
    const figure = card(page, "Open cases in figures").getByRole("link", {
      name: new RegExp(`^${name}`),
    });
    const counted = number((await figure.innerText()).replace(name, ""));
    await figure.click();
    await expect.poll(() => listed(page), PATIENT).toBe(counted);
  });
}

test("cases without an owner come first, and open as a list", async ({ page }) => {
  await openDashboard(page);
  const first = card(page, "Your case owners").getByRole("listitem").first();
  await expect(first).toContainText("Unassigned");
  const counted = number((await first.innerText()).replace("Unassigned", ""));
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/businessCaseOwner=none/);
  await expect.poll(() => listed(page), PATIENT).toBe(counted);
});

test("a bar opens its cases, and so does a row of the table", async ({ page }) => {
  await openDashboard(page);
  const cases = card(page, "Open cases by");
  await cases.getByRole("button", { name: "Stage" }).click();
  const bar = cases.getByRole("listitem").first();
  const counted = number((await bar.innerText()).split("\n").at(-1) ?? "");
  await cases.getByRole("button", { name: "Show open cases as a table" }).click();
  await cases.getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/caseStage=/);
  await expect.poll(() => listed(page), PATIENT).toBe(counted);
});

test("another period of outcomes is kept in the address", async ({ page }) => {
  await openDashboard(page);
  await page.getByRole("combobox", { name: "Period of the outcomes" }).click();
  await page.getByRole("option", { name: "Last 3 months" }).click();
  await expect(page).toHaveURL(/months=3/);
  const outcomes = card(page, "Outcomes");
  await outcomes.getByRole("button", { name: "Show outcomes as a table" }).click();
  await expect(outcomes.getByRole("rowheader")).toHaveCount(3);
});

test("by keyboard: a full reference opens the case, in any spelling", async ({ page }) => {
  await openDashboard(page);
  const reference = await card(page, "Recently added").getByRole("rowheader").first().innerText();
  await tabTo(page.getByLabel("Go to a case"));
  await page.keyboard.type(reference.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}$`));
});

test("by keyboard: a full reference leads to sending files", async ({ page }) => {
  await openDashboard(page);
  const reference = await card(page, "Recently added").getByRole("rowheader").first().innerText();
  await tabTo(page.getByLabel("Go to a case"));
  await page.keyboard.type(reference);
  await press(page.getByRole("button", { name: "Upload files" }));
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}/upload`));
});

test("by keyboard: a wrong reference gets a clear answer, and focus to correct it", async ({ page }) => {
  await openDashboard(page);
  const field = page.getByLabel("Go to a case");
  await press(page.getByRole("button", { name: "View case" }));
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter the full reference/);
  await page.keyboard.type("PNX-0000000-XXXX");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/no case PNX-0000000-XXXX among yours/);
  await expect(field).toBeFocused();
});

test("the dashboard is worked with without a mouse", async ({ page }) => {
  await openDashboard(page);
  await tabTo(page.getByLabel("Go to a case"));
  await tabTo(card(page, "Open cases in figures").getByRole("link").first(), 3);
  // One stop for Tab, at what is chosen; the arrows go from choice to choice.
  await tabTo(card(page, "Open cases by").getByRole("button", { name: "Issue" }), 60);
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "Open cases by").getByRole("button", { name: "Product" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(
    card(page, "Open cases by").getByRole("figure", {
      name: "Open cases by product",
    }),
  ).toBeVisible();
});
