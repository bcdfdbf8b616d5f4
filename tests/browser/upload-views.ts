import { expect, type Page } from "@playwright/test";

import {
  caseReference,
  choose,
  chooseText,
  confirmCase,
  describeFiles,
  holdAfterOneBlock,
  release,
  row,
  uploaded,
} from "./upload-files";

async function openDetails(page: Page, nth: number): Promise<void> {
  await confirmCase(page, nth);
  await chooseText(page, `Contact notes ${Date.now()}.txt`);
}

async function openCheck(page: Page, nth: number): Promise<void> {
  await openDetails(page, nth);
  await describeFiles(page, /Full business file/);
  await expect(page.getByRole("group", { name: "Check and send" })).toBeVisible();
}

async function openReceipt(page: Page): Promise<void> {
  await openCheck(page, 33);
  await page.getByRole("button", { name: /^Send \d+ file/ }).click();
  await expect(page.getByRole("region", { name: "Receipt" })).toBeVisible();
}

/** Something refused, something under way, something done. */
async function openFiles(page: Page): Promise<void> {
  await release(page);
  await confirmCase(page, 30);
  await choose(page, "Claim correspondence.msg");
  await chooseText(page, `Contact notes ${Date.now()}.txt`);
  await holdAfterOneBlock(page);
  await choose(page, "Second bundle.pdf");
  await expect(row(page, "Second bundle.pdf")).toContainText(/[1-9][\d.]* of 24.0 MB/, { timeout: 30_000 });
}

/** The steps of the wizard, and what was sent. */
export const uploadViews = [
  {
    name: "upload-find-case",
    open: async (page: Page): Promise<void> => {
      await page.goto("/uploads/new");
      await expect(page.getByLabel("Case reference")).toBeVisible();
    },
  },
  {
    name: "upload-confirm-case",
    open: async (page: Page): Promise<void> => {
      await page.goto(`/cases/${await caseReference(page, 34)}/upload`);
      await expect(page.getByText("Is this the right case?")).toBeVisible();
    },
  },
  { name: "upload-files", open: openFiles },
  {
    name: "upload-details",
    open: async (page: Page): Promise<void> => {
      await release(page);
      await openDetails(page, 31);
      await page.getByRole("button", { name: "Continue to details" }).click();
      await page.getByRole("button", { name: "Continue to check" }).click();
      await expect(page.getByRole("alert")).toContainText("to send this upload");
    },
  },
  { name: "upload-check", open: (page: Page) => openCheck(page, 32) },
  { name: "upload-receipt", open: openReceipt },
  {
    name: "uploads",
    open: async (page: Page): Promise<void> => {
      await page.goto("/uploads");
      await expect(page.getByRole("button", { name: /^All \d+/ })).toBeVisible();
      await page.waitForLoadState("networkidle");
    },
  },
];
