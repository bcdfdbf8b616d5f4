import type { Page } from "@playwright/test";

import { expectAccessible, wide } from "./looks";
import type { Who } from "./portal";
import { takeSession, test } from "./signed-in";
import { views, type View } from "./views";

// Recording each step takes as long as the step. A second try is recorded, and an axe finding needs no film.
test.use({ trace: "on-first-retry" });

// One tab for all that a person looks at: each view is opened once and then looked at in every way.
const tabs = new Map<Who, Page>();
test.beforeAll(async ({ browser }) => {
  for (const who of new Set(views.map(({ who: by = "supervisor" }) => by))) {
    const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce" });
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
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(wide);
    await view.open(page);
    await expectAccessible(page);
  });
}
