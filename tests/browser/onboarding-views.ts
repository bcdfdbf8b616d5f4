import { expect, type Page } from "@playwright/test";

import type { View } from "./views";

/** Pages of onboarding that take no account. */
export const onboardingViews: View[] = [
  {
    name: "request-access",
    open: async (page: Page): Promise<void> => {
      await page.goto("/request-access");
      await expect(page.getByRole("button", { name: "Send the request" })).toBeVisible();
    },
  },
  {
    name: "request-access-mistakes",
    open: async (page: Page): Promise<void> => {
      await page.goto("/request-access");
      await page.getByLabel("With your own provider, by SAML").check();
      await page.getByRole("button", { name: "Send the request" }).click();
      await expect(page.getByRole("alert")).toContainText("another look");
    },
  },
  {
    name: "request-access-follow",
    open: async (page: Page): Promise<void> => {
      await page.goto("/request-access/follow");
      await expect(page.getByText("Open the link in your email.")).toBeVisible();
    },
  },
  {
    name: "another-administrator",
    open: async (page: Page): Promise<void> => {
      await page.goto("/administrators");
      await expect(page.getByRole("button", { name: "Ask for an administrator" })).toBeVisible();
    },
  },
];
