import { expect, type Page } from "@playwright/test";

/** Opens the help panel on a page. */
export async function openHelp(page: Page, path = "/glossary"): Promise<void> {
  await page.goto(path);
  await page.getByRole("contentinfo").getByRole("button", { name: "Help", exact: true }).click();
  await expect(page.getByRole("complementary", { name: "Help" })).toBeVisible();
}

const at =
  (path: string, heading: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  };

/** Help: its pages, and the panel beside a page. */
export const helpViews = [
  { name: "help", open: at("/help", "Help") },
  { name: "help-article", open: at("/help/refused-files", "Why a file was rejected") },
  { name: "help-panel", open: (page: Page) => openHelp(page, "/uploads") },
  {
    name: "help-panel-ticket",
    open: async (page: Page): Promise<void> => {
      await openHelp(page, "/uploads");
      const help = page.getByRole("complementary", { name: "Help" });
      await help.getByRole("button", { name: "Ask the helpdesk" }).click();
      await expect(help.getByRole("group", { name: "Sent along" })).toContainText("/uploads");
    },
  },
  {
    name: "help-ask",
    open: async (page: Page): Promise<void> => {
      await at("/help/ask", "Ask the helpdesk")(page);
      await expect(page.getByRole("group", { name: "Sent along" })).toBeVisible();
    },
  },
  { name: "known-issues", open: at("/help/known-issues", "Known issues") },
  { name: "help-tickets", open: at("/help/tickets", "Your tickets") },
];
