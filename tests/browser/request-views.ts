import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";

interface Row {
  caseReference: string;
  openRequests: { what: string }[];
}

/** Opens a case with one open request, for which no more time has been asked; returns what is asked. */
export async function openAsked(page: Page, place: number): Promise<string> {
  const listed = page.waitForResponse((answer) => /\/api\/cases\?/.test(answer.url()) && answer.ok());
  await page.goto("/cases?actionRequired=true&sort=caseReference&direction=asc&limit=100");
  const { items } = (await (await listed).json()) as { items: Row[] };
  const asked = items.filter(({ openRequests }) => openRequests.length === 1).slice(place);
  for (const { caseReference, openRequests } of asked) {
    await page.goto(`/cases/${caseReference}`);
    const card = page.getByRole("region", { name: "What Larkfield asked for" });
    // The acts come last: they belong to other features and load by themselves.
    await expect(card.getByRole("button", { name: /^Send an update/ })).toBeVisible();
    if (await card.getByRole("button", { name: /^Ask for more time/ }).isVisible())
      return openRequests[0]?.what ?? "";
  }
  throw new Error("no sample case is asked for anything");
}

/** What is asked for on a case, and the ask for more time. */
export const requestViews = [
  {
    name: "case-requests",
    open: async (page: Page): Promise<void> => {
      await openAsked(page, 4);
    },
  },
  {
    name: "more-time-dialog",
    open: async (page: Page): Promise<void> => {
      await openAsked(page, 4);
      await page.getByRole("button", { name: /^Ask for more time/ }).click();
      await expect(dialog(page, "Ask for more time")).toBeVisible();
    },
  },
];
