import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, type Page } from "@playwright/test";

import { portal, signInCode } from "./portal";

interface SamplePeople {
  password: string;
}

const seeded = JSON.parse(readFileSync(join(portal.root, "local/seed/people.json"), "utf8")) as SamplePeople;

export const priya = "priya.nair@brackenhall.example";
export const marta = "marta.kowal@brackenhall.example";
export const dev = "dev.sandhu@brackenhall.example";
export const nadia = "nadia.bell@larkfield.example";
export const ruth = "ruth.calder@larkfield.example";
export const imran = "imran.qureshi@larkfield.example";

/** Signs in by password and second factor, and accepts the terms when they stand in the way. Staff go to "/staff". */
export async function signIn(page: Page, email: string, path = "/"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(seeded.password);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Six-digit code").fill(signInCode(email));
  await page.getByRole("button", { name: "Sign in" }).click();
  const terms = page.getByRole("button", { name: "Accept the terms" });
  const inside = page.getByRole("navigation", { name: "Main" });
  await expect(terms.or(inside)).toBeVisible();
  if (await terms.isVisible()) await terms.click();
  await expect(inside).toBeVisible();
}
