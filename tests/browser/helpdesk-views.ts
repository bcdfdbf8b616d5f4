import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import { elsewhere } from "./signed-in";
import type { View } from "./views";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name, level: 1 });

/** Opens a place of the console as people do, from its navigation. */
export async function openPlace(page: Page, name: string, title = name): Promise<void> {
  await page.goto("/staff/worklist");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
}

async function askHelpdesk(page: Page): Promise<void> {
  // A browser that begins here is a guest's: the form is for people who can't sign in as well.
  await page.goto("/glossary");
  await expect(heading(page, "Glossary")).toBeVisible();
  await page.goto("/help/ask");
  await page.getByLabel("What happened").fill("The page of my uploads stays empty.");
  await page.getByRole("button", { name: "Send to the helpdesk" }).click();
  await expect(page.getByText(/T-\w{4}-\w{4} is with the helpdesk/).first()).toBeVisible();
}

/** The tickets to answer, with one to see. */
async function openTickets(page: Page): Promise<void> {
  await page.goto("/staff/tickets");
  const found = page.getByRole("region", { name: "Tickets found" });
  await expect(found).toBeVisible();
  if ((await found.getByRole("row").count()) > 0) return;
  await elsewhere(page, "supervisor", askHelpdesk);
  await page.reload();
  await expect(found.getByRole("row")).not.toHaveCount(0);
}

async function openRecord(page: Page): Promise<void> {
  await openPlace(page, "Privacy requests");
  await page.getByRole("button", { name: "Record a request" }).click();
  await expect(dialog(page, "Record a request")).toBeVisible();
}

async function openPrivacyRequest(page: Page): Promise<void> {
  await openRecord(page);
  const name = "Robin Vale";
  await dialog(page, "Record a request").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "How you know that it is them" }).fill("A letter.");
  await page.getByRole("button", { name: "Record it" }).click();
  await page.getByRole("link", { name }).first().click();
  await expect(heading(page, new RegExp(name))).toBeVisible();
}

/** A request of somebody whose removal had begun: the server says so, as the sample people are all still here. */
async function openHeldRequest(page: Page): Promise<void> {
  const one = /\/api\/staff\/privacy-requests\/[^/]+\/[^/]+$/;
  await page.route(one, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), removalHeld: true } });
  });
  await openPrivacyRequest(page);
  await expect(page.getByText("This person’s removal has begun and is held.")).toBeVisible();
  await page.unroute(one);
}

async function askForAdministrator(page: Page): Promise<void> {
  await page.goto("/administrators");
  await page.getByLabel("Full name").fill("Wren Hale");
  await page.getByLabel("Work email").fill("wren.hale@brackenhall.example");
  await page.getByLabel("Why").fill("She stands in for Dev.");
  await page.getByRole("button", { name: "Ask for an administrator" }).click();
  await expect(page.getByText("The helpdesk has your request")).toBeVisible();
}

async function openAdministratorRequest(page: Page): Promise<void> {
  await openPlace(page, "Administrator requests");
  const give = page.getByRole("button", { name: /^Approve .* as an administrator$/ }).first();
  const none = page.getByText("Nobody waits for an administrator");
  await expect(give.or(none)).toBeVisible();
  if (await none.isVisible()) {
    await elsewhere(page, "supervisor", askForAdministrator);
    await page.reload();
  }
  await give.click();
  await expect(dialog(page, /an administrator\?$/)).toBeVisible();
}

async function openOrganisation(page: Page): Promise<void> {
  await openPlace(page, "Organisations");
  await page.getByRole("link", { name: "Brackenhall Group" }).click();
  await expect(page.getByRole("list", { name: "Users" })).toBeVisible();
}

const views: Omit<View, "who">[] = [
  { name: "helpdesk-worklist", open: (page) => openPlace(page, "Worklist") },
  { name: "staff-access-requests", open: (page) => openPlace(page, "Access requests") },
  { name: "staff-organisations", open: (page) => openPlace(page, "Organisations") },
  { name: "staff-organisation", open: openOrganisation },
  {
    name: "staff-add-business",
    open: async (page) => {
      await openOrganisation(page);
      await page.getByRole("button", { name: /^Add a business/ }).click();
      await expect(dialog(page, "Add a business")).toBeVisible();
    },
  },
  { name: "staff-administrator-request", open: openAdministratorRequest },
  { name: "staff-tickets", open: openTickets },
  {
    name: "staff-ticket",
    open: async (page) => {
      await openTickets(page);
      await page.getByRole("region", { name: "Tickets found" }).getByRole("link").first().click();
      await expect(page.getByLabel("Your answer")).toBeVisible();
    },
  },
  { name: "staff-record-request", open: openRecord },
  { name: "staff-privacy-request", open: openPrivacyRequest },
  { name: "staff-privacy-request-held", open: openHeldRequest },
  { name: "stuck-work", open: (page) => openPlace(page, "Stuck work", "Queues and stuck work") },
];

/** The pages of the scheme's helpdesk. */
export const helpdeskViews: View[] = views.map((view) => ({ ...view, who: "helpdesk" }));
