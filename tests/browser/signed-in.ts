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

/** A test whose pages are signed in as the supervisor of `sign-in.setup.ts`. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await takeSession(context);
    await use(context);
  },
});

/** A test whose pages are signed in as casework staff of the scheme. Their tabs open below /staff. */
export const staffTest = base.extend({
  context: async ({ context }, use) => {
    await takeSession(context, "staff");
    await use(context);
  },
});
