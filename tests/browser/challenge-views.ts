import { expect, type Page } from "@playwright/test";

import { dialog } from "./case-acts";

const DAY_MS = 86_400_000;

export const card = (page: Page) => page.getByRole("region", { name: "Recorded wrongly?" });

/** Opens a case that became chargeable in these days, the `place`th of them; returns its reference. */
export async function openChargeable(page: Page, place: number): Promise<string> {
  const since = new Date(Date.now() - 10 * DAY_MS).toISOString().slice(0, 10);
  await page.goto(`/cases?movedToInvestigationDateFrom=${since}&sort=caseReference&direction=asc`);
  const link = page.getByRole("row").getByRole("link").nth(place);
  const reference = await link.innerText();
  await link.click();
  await expect(card(page)).toContainText("open until");
  return reference;
}

/** Opens the dialog with a field chosen. */
export async function beginChallenge(page: Page, place: number, field: string): Promise<string> {
  const reference = await openChargeable(page, place);
  await card(page).getByRole("button", { name: "Challenge it" }).click();
  await expect(challenge(page).getByLabel("What is recorded wrongly")).toBeFocused();
  await challenge(page).getByLabel("What is recorded wrongly").selectOption(field);
  await expect(challenge(page).getByText(/^Recorded now: /)).toBeVisible();
  return reference;
}

export const challenge = (page: Page) => dialog(page, "Challenge what is recorded");

/** The windows of a case, and a challenge being written. */
export const challengeViews = [
  {
    name: "challenge-dialog",
    open: async (page: Page): Promise<void> => {
      await beginChallenge(page, 2, "Complaint issue");
    },
  },
];
