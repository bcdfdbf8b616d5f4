import { readFileSync } from "node:fs";

import { expect, test, type Page } from "@playwright/test";

import { expectAccessible, picture } from "./looks";
import { join, openInvitation } from "./newcomer";
import { takeSession } from "./signed-in";

// One tab of an administrator for all.
let page: Page;
test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await takeSession(context, "administrator");
  page = await context.newPage();
  await page.goto("/people");
  await expect(page.getByRole("list", { name: "People" })).toContainText("Dev Sandhu (you)");
});
test.afterAll(() => page.context().close());

async function invite(name: string, email: string): Promise<void> {
  await page.getByRole("button", { name: "Invite someone" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite someone" });
  await dialog.getByLabel("Full name").fill(name);
  await dialog.getByLabel("Work email").fill("complaints@brackenhall.example");
  await dialog.getByLabel("Brackenhall Bank").check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toContainText("Accounts are personal");
  await picture(page, "invite-someone");
  await dialog.getByLabel("Work email").fill(email);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(email);
}

test("somebody is invited, joins, sees their first case, and is disabled again", async ({ browser }) => {
  const email = `nell.marsh.${Date.now()}@brackenhall.example`;
  await invite("Nell Marsh", email);
  await expectAccessible(page);
  await picture(page, "people");

  const context = await browser.newContext({ reducedMotion: "reduce" });
  const nell = await context.newPage();
  await openInvitation(nell, email);
  await expect(nell.getByRole("main")).toContainText("Dev Sandhu invites you");
  await expectAccessible(nell);
  await picture(nell, "invitation");
  await join(nell, email, "Brackenhall Group");
  await nell.goto("/cases");
  const first = nell.getByRole("grid", { name: "Cases" }).getByRole("link").first();
  await first.click();
  await expect(nell.getByRole("tab", { name: "Overview" })).toBeVisible();

  await page.reload();
  const person = page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: email });
  await person.getByRole("button", { name: "More about Nell Marsh" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await page
    .getByRole("dialog", { name: "Disable Nell Marsh?" })
    .getByRole("button", { name: "Disable" })
    .click();
  await expect(person).toContainText("Disabled");
  await context.close();
});

test("roles are changed and taken back without a mouse", async () => {
  await page.goto("/people");
  const change = page.getByRole("button", { name: "Change what Tom Achebe may do" });
  const dialog = page.getByRole("dialog", { name: "Change what Tom Achebe may do" });
  const tom = page.getByRole("listitem").filter({ hasText: "tom.achebe@" });
  for (const roles of ["Caseworker, Supervisor", "Caseworker"]) {
    await change.focus();
    await page.keyboard.press("Enter");
    await expect(dialog.getByLabel("Caseworker")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(tom).toContainText(`${roles} ·`);
  }
});

test("a list is looked over, mended, sent, and its report calculates nothing", async () => {
  await page.goto("/people");
  const email = `list.${Date.now()}@brackenhall.example`;
  await page.getByRole("button", { name: "Invite a list" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite a list of people" });
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `Name;Email;Roles;Businesses\nWren Hale;${email};caseworker;all\n=1+1;jo@elsewhere.example;caseworker;all\n`,
    ),
  });
  await dialog.getByRole("button", { name: "Check the list" }).click();
  await expect(dialog.getByRole("status")).toHaveText("1 of 2 people can be invited.");
  await expect(dialog).toContainText("must be at one of your registered domains");
  await expectAccessible(page);
  await picture(page, "invite-list");
  await dialog.getByRole("button", { name: "Invite 1 person" }).click();
  await expect(dialog.getByRole("status")).toContainText("on their way");
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the report" }).click();
  const report = readFileSync(await (await saving).path(), "utf8");
  expect(report).toContain('"\'=1+1"');
  expect(report).toContain(`"${email}","Invited"`);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(email);
});
