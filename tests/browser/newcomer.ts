import { expect, type Page } from "@playwright/test";

import { codeFor } from "./authenticator";
import { emailTo } from "./mail";

const PASSWORD = "a newcomer's own password";

/** Opens the link of an invitation, from its email. */
export async function openInvitation(page: Page, email: string): Promise<void> {
  const text = await emailTo(page, email, "/invitation#");
  await page.goto(/http\S+\/invitation#\S+/.exec(text)?.[0] ?? "");
  await expect(page.getByRole("link", { name: "Choose a password" })).toBeVisible();
  await expect(page).not.toHaveURL(/secret/);
}

/** From an open invitation to being inside: a password, a second factor, the terms. */
export async function join(page: Page, email: string, organisation: string): Promise<void> {
  await page.getByRole("link", { name: "Choose a password" }).click();
  await page
    .getByLabel(/password/i)
    .first()
    .fill(PASSWORD);
  await page.getByRole("button").last().click();
  await page.getByRole("link", { name: "Sign in to Recourse" }).click();
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Continue" }).click();
  const key = await page.locator("#secret").textContent();
  await page.getByLabel("Six-digit code").fill(codeFor(key ?? ""));
  await page.getByRole("button", { name: "Turn on and sign in" }).click();
  await page.getByRole("button", { name: `Join ${organisation}` }).click();
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}
