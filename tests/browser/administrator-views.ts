import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";
import type { View } from "./views";

async function openPeople(page: Page): Promise<void> {
  await page.goto("/people");
  await expect(page.getByRole("list", { name: "People" })).toContainText("Dev Sandhu (you)");
}

/** One colleague's removal is held: the server says so, as the sample people are all still here. */
async function openHeldRemoval(page: Page): Promise<void> {
  const people = "**/api/people";
  await page.route(people, async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as { people: { name: string }[] };
    const held = list.people.map((each) =>
      each.name === "Jules Fenn" ? { ...each, standing: "removing", removalHeld: true } : each,
    );
    await route.fulfill({ response, json: { ...list, people: held } });
  });
  await openPeople(page);
  const jules = page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: "Jules" });
  await expect(jules).toContainText("Removal held");
  await expect(jules).toContainText("the removal goes on by itself");
  await page.unroute(people);
}

/** The pages of a business's administrators. */
export const administratorViews: View[] = [
  { name: "people", who: "administrator", open: openPeople },
  { name: "people-removal-held", who: "administrator", open: openHeldRemoval },
  {
    name: "invite-someone",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await openPeople(page);
      await page.getByRole("button", { name: "Invite someone" }).click();
      await expect(dialog(page, "Invite someone")).toBeVisible();
    },
  },
  {
    name: "mailboxes",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await page.goto("/mailboxes");
      await expect(page.getByRole("region", { name: "Brackenhall Bank" })).toBeVisible();
    },
  },
  {
    name: "organisation-events",
    who: "administrator",
    open: async (page: Page): Promise<void> => {
      await page.goto("/organisation-events");
      await expect(page.getByRole("region", { name: "Acts" })).toBeVisible();
    },
  },
];
