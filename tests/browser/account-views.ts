import { expect } from "@playwright/test";

import type { View } from "./views";

/** What belongs to the person rather than to their work. */
export const accountViews: View[] = [
  {
    name: "sessions",
    open: async (page) => {
      await page.goto("/sessions");
      await expect(page.getByText("This one")).toBeVisible();
    },
  },
  {
    name: "your-data",
    open: async (page) => {
      await page.goto("/your-data");
      await expect(page.getByRole("button", { name: /^Ask for this/ }).first()).toBeEnabled();
    },
  },
];
