import { readFileSync } from "node:fs";

import { test as base, type BrowserContext, type Page } from "@playwright/test";

import { portal, type Who } from "./portal";

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Keeps the identity provider's cookies of a signed-in browser for the tests that follow. */
export async function keepSession(page: Page, who: Who = "supervisor"): Promise<void> {
  await page.context().storageState({ path: portal.signedIn(who) });
}

/**
 * Lets the tabs of `context` in without a prompt. Each goes through the identity provider and gets tokens of
 * its own: a refresh token works once, so tests that shared one would sign each other out.
 */
export async function takeSession(context: BrowserContext, who: Who = "supervisor"): Promise<void> {
  const { cookies } = JSON.parse(readFileSync(portal.signedIn(who), "utf8")) as Kept;
  await context.addCookies(cookies);
  // Asked once in a browser: these have been asked, and said yes to remembering.
  const choices = JSON.stringify({ asked: 1, functional: true, analytical: false });
  await context.addInitScript((kept) => {
    if (localStorage.getItem("recourse.choices") === null) localStorage.setItem("recourse.choices", kept);
  }, choices);
}

/** Does something in a tab of another person, and returns what comes of it. */
export async function elsewhere<Made>(
  page: Page,
  who: Who,
  act: (tab: Page) => Promise<Made>,
): Promise<Made> {
  const context = await page.context().browser()?.newContext({ baseURL: portal.address });
  if (context === undefined) throw new Error("The page has no browser.");
  await takeSession(context, who);
  const made = await act(await context.newPage());
  await context.close();
  return made;
}

/** A test whose pages are signed in as one of the people of `sign-in.setup.ts`. Tabs of staff open below /staff. */
export const testAs = (who: Who) =>
  base.extend({
    context: async ({ context }, use) => {
      await takeSession(context, who);
      await use(context);
    },
  });

export const test = testAs("supervisor");
export const administratorTest = testAs("administrator");
export const staffTest = testAs("staff");
export const helpdeskTest = testAs("helpdesk");
export const securityTest = testAs("security");
