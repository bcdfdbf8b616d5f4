import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import { takeSession, test } from "./signed-in";
import type { Who } from "./portal";
import { views, type View } from "./views";

const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 800 };

// One tab for all that a person looks at: each view is opened once and then looked at in every way.
const tabs = new Map<Who, Page>();
test.beforeAll(async ({ browser }) => {
  for (const who of ["supervisor", "staff"] as const) {
    const context = await browser.newContext({
      viewport: wide,
      reducedMotion: "reduce",
    });
    await takeSession(context, who);
    tabs.set(who, await context.newPage());
  }
});
test.afterAll(() => Promise.all([...tabs.values()].map((tab) => tab.context().close())));

const tabOf = ({ who = "supervisor" }: View): Page => {
  const tab = tabs.get(who);
  if (tab === undefined) throw new Error(`Nobody is signed in as ${who}.`);
  return tab;
};

for (const view of views) {
  test(`${view.name} has no accessibility violations: light, dark, 320 pixels wide`, async () => {
    const page = tabOf(view);
    await page.setViewportSize(wide);
    await page.emulateMedia({ colorScheme: "light" });
    await view.open(page);
    expect.soft(await violations(page), "light").toEqual([]);
    // Nothing but the colours differs in the dark.
    await page.emulateMedia({ colorScheme: "dark" });
    // Half-way between two colours nothing has its contrast.
    await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== "running"));
    expect.soft(await violations(page, ["color-contrast"]), "dark").toEqual([]);
    await page.setViewportSize(narrow);
    expect.soft(await violations(page), "narrow").toEqual([]);
    expect.soft(await overflow(page), "pixels to scroll sideways").toBeLessThanOrEqual(0);
  });
}

/** What axe finds: by all of its rules, or by the ones named. */
async function violations(looked: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page: looked });
  const found = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How many pixels the page is wider than the window: reading it must never need a sideways scroll. */
function overflow(looked: Page): Promise<number> {
  return looked.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
