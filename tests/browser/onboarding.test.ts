import { execFileSync } from "node:child_process";
import { join as joined } from "node:path";

import { expect, test, type Browser, type Page } from "@playwright/test";

import { expectAccessible, picture, wide } from "./looks";
import { emailTo } from "./mail";
import { join, openInvitation } from "./newcomer";
import { portal, type Who } from "./portal";
import { takeSession } from "./signed-in";

// Four people, two of them new, and a case from the scheme's own system: long on a slow machine, by its nature.
test.setTimeout(300_000);

const stamp = Date.now().toString();
const firm = {
  name: `Harbour Lane ${stamp}`,
  business: "Harbour Lane Bank",
  number: stamp.slice(-7),
  domain: `harbour${stamp}.example`,
};
const ann = `ann.lee@${firm.domain}`;
const bo = `bo.dahl@${firm.domain}`;

test("a firm asks for access, is let in, and its caseworker opens their first case", async ({ browser }) => {
  await askForAccess(await tab(browser));
  const organisation = await letIn(await tab(browser, "helpdesk"));
  await inviteCaseworker(await tab(browser));
  const caseworker = await tab(browser);
  await openInvitation(caseworker, bo);
  await join(caseworker, bo, firm.name);

  const reference = tellOfCase(organisation);
  const first = caseworker.getByRole("link", { name: reference });
  await expect(async () => {
    await caseworker.goto("/cases");
    await expect(first).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await first.click();
  await expect(caseworker.getByRole("tab", { name: "Overview" })).toBeVisible();
});

async function tab(browser: Browser, who?: Who): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce" });
  if (who !== undefined) await takeSession(context, who);
  return context.newPage();
}

/** The form, a mistake in it, the proof of the address, and how far the request is. */
async function askForAccess(page: Page): Promise<void> {
  await page.goto("/request-access");
  await page.getByLabel("Name of the organisation or group").fill(firm.name);
  await page.getByLabel("Full name of the business").fill(firm.business);
  await page.getByLabel("FCA number").fill(firm.number);
  await page.getByLabel("Domain", { exact: true }).fill("gmail.com");
  for (const place of [
    page.getByRole("group", { name: "administrator 1" }),
    page.getByRole("region", { name: "Contact person" }),
  ]) {
    await place.getByLabel("Full name").fill("Ann Lee");
    await place.getByLabel("Work email").fill(ann);
  }
  await page.getByLabel("I have read this").check();
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("alert")).toContainText("another look");
  await page.reload();
  // What was filled in is still there.
  await expect(page.getByLabel("FCA number")).toHaveValue(firm.number);
  await page.getByLabel("Domain", { exact: true }).fill(firm.domain);
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();

  await page.goto(/http\S+\/request-access\/follow#\S+/.exec(await emailTo(page, ann))?.[0] ?? "");
  await expect(page).not.toHaveURL(/secret/);
  await page.getByRole("button", { name: "Confirm and hand in the request" }).click();
  await expect(page.getByText("Being looked at")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "request-access-follow");
  await page.context().close();
}

/** The helpdesk looks at the request, approves it and names a contact; returns the organisation's id. */
async function letIn(page: Page): Promise<string> {
  await page.goto("/staff/access-requests");
  const request = page.getByRole("link", { name: firm.name });
  await expect(request).toBeVisible();
  await expectAccessible(page);
  await request.click();
  await expect(page.getByRole("region", { name: "People" })).toContainText(`${ann} (confirmed)`);
  await expectAccessible(page);
  await picture(page, "access-request");
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Approve and invite" }).click();
  await page.getByRole("link", { name: "Open the organisation" }).click();
  await expect(page.getByRole("list", { name: "Users" })).toContainText(ann);
  await page.getByLabel("Relationship manager").selectOption({ label: "Imran Qureshi" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The named contact is changed")).toBeVisible();
  await expectAccessible(page);
  const organisation = page.url().split("/").at(-1) ?? "";
  await page.context().close();
  return organisation;
}

/** The first administrator joins, sees whom to turn to, and invites a caseworker. */
async function inviteCaseworker(page: Page): Promise<void> {
  await openInvitation(page, ann);
  await join(page, ann, firm.name);
  await page.goto("/people");
  await expect(page.getByText("Imran Qureshi")).toBeVisible();
  await page.getByRole("button", { name: "Invite someone" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite someone" });
  await dialog.getByLabel("Full name").fill("Bo Dahl");
  await dialog.getByLabel("Work email").fill(bo);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
  await page.context().close();
}

/** The scheme's case system tells of the business's first case; returns its reference. */
function tellOfCase(organisation: string): string {
  const reference = `PNX-${firm.number}-FRST`;
  const business = `harbour-lane-bank-${firm.number}`;
  const facts = [process.env["RECOURSE_DATA"] ?? "", organisation, business, reference];
  const python = joined(portal.root, ".venv/bin/python");
  execFileSync(python, ["-m", "tests.browser.first_case", ...facts], { cwd: portal.root });
  return reference;
}
