import { expect, type Page } from "@playwright/test";

import { chooseReason, dialog, openFirstCase } from "./case-acts";
import { beginChallenge, challenge } from "./challenge-views";
import { openPlace } from "./helpdesk-views";
import { openStaffCase, openWork, someReference } from "./staff-cases";
import { chooseText, confirmCase } from "./upload-files";
import type { View } from "./views";

/** Opens a case that nobody else's test is about, with who sees it. */
export async function openVisibility(page: Page): Promise<string> {
  await page.goto("/staff/cases");
  const reference = await someReference(page, "/cases?sort=enquiryDate&direction=asc&caseStage=View");
  await openStaffCase(page, reference);
  await expect(page.getByRole("region", { name: "Who sees this case" })).toBeVisible();
  return reference;
}

/** A business asks to hide a case, by the reason apart at the end of an update's; returns its reference. */
export async function askToHide(page: Page, words: string): Promise<string> {
  const reference = await openFirstCase(page, "/cases?sort=enquiryDate&direction=asc&caseStage=Decision");
  await page.getByRole("button", { name: "Send update" }).click();
  const update = dialog(page, "Send update");
  await chooseReason(update, "Ask to hide this case");
  await expect(update.getByText(/^Say why nobody at your organisation should see this case/)).toBeVisible();
  await update.getByLabel("Comment").fill(words);
  await update.getByRole("button", { name: "Send update" }).click();
  await expect(page.getByRole("region", { name: "Updates you sent" })).toContainText(words);
  return reference;
}

/** Opens, from the worklist, the dialog that answers the first sender who asks to keep a file confidential. */
export async function openConfidential(page: Page): Promise<void> {
  await openWork(page, "confidentiality-asked", /^Decide: /, sendConfidential);
  await expect(dialog(page, "Confidential?")).toBeVisible();
}

async function sendConfidential(page: Page): Promise<void> {
  await confirmCase(page, 36);
  await chooseText(page, `Confidential notes ${Date.now()}.txt`);
  await page.getByRole("button", { name: "Continue to details" }).click();
  await page.getByRole("radio", { name: /Something else/ }).check();
  await page.getByRole("combobox", { name: "Type" }).selectOption("Other evidence");
  await page.getByRole("checkbox", { name: /to treat this file as confidential$/ }).check();
  await page.getByRole("button", { name: "Continue to check" }).click();
  await page.getByRole("button", { name: "Send 1 file" }).click();
  await expect(page.getByRole("region", { name: "Receipt" })).toBeVisible();
}

async function sendChallenge(page: Page): Promise<void> {
  await beginChallenge(page, 3, "Event date");
  await challenge(page).getByLabel("What should be recorded").fill("2026-01-05");
  await challenge(page).getByLabel("What shows it").fill("Our letter of that day.");
  await challenge(page).getByRole("button", { name: "Send challenge" }).click();
  await expect(challenge(page)).toBeHidden();
}

/** What staff decide on a case. */
export const staffActViews: View[] = [
  {
    name: "staff-hide-case",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await openVisibility(page);
      await page.getByRole("button", { name: "Hide it from the business" }).click();
      await expect(dialog(page, "Hide the case")).toBeVisible();
    },
  },
  {
    name: "staff-answer-hiding",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await openWork(page, "suppression-asked", /^Decide: /, (tab) => askToHide(tab, "He works for us."));
      await expect(dialog(page, "Answer the ask to hide the case")).toBeVisible();
    },
  },
  { name: "staff-confidentiality", who: "staff", open: openConfidential },
  {
    name: "staff-answer-challenge",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await openWork(page, "challenge", /^PNX-/, sendChallenge);
      await page
        .getByRole("button", { name: /^Answer the challenge of / })
        .first()
        .click();
      await expect(dialog(page, /^Answer the challenge of /)).toBeVisible();
    },
  },
  { name: "staff-requests", who: "staff", open: (page) => openPlace(page, "Requests") },
  {
    name: "staff-more-time",
    who: "staff",
    open: async (page: Page): Promise<void> => {
      await openPlace(page, "Requests");
      await page.getByRole("region", { name: "Asks for more time" }).getByRole("link").first().click();
      await page
        .getByRole("button", { name: /^Answer: / })
        .first()
        .click();
      await expect(dialog(page, "Answer the ask for more time")).toBeVisible();
    },
  },
];
