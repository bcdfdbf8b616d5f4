import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import { portal } from "./portal";

export const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 800 };

/** Looks at what a page shows in light and dark colours and 320 pixels wide, and leaves it light and wide. */
export async function expectAccessible(page: Page): Promise<void> {
  expect.soft(await violations(page), "light").toEqual([]);
  // Nothing but the colours differs in the dark.
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  expect.soft(await violations(page, ["color-contrast"]), "dark").toEqual([]);
  await page.setViewportSize(narrow);
  await settled(page);
  expect.soft(await violations(page), "narrow").toEqual([]);
  expect.soft(await overflow(page), "pixels to scroll sideways").toBeLessThanOrEqual(0);
  expect.soft(await squeezed(page), "labels wider than their controls").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(wide);
}

/** Half-way between two colours nothing has its contrast. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== "running"));
}

/** What axe finds: by all of its rules, or by the ones named. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Otherwise each look would open a second tab to sum up in: that is for frames, which nothing has that is looked at.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // What passed is counted, not described.
  axe.options({ resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) });
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How many pixels the page is wider than the window: reading it must never need a sideways scroll. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** The controls that are too narrow for their label; one that shortens it by an ellipsis means to. */
function squeezed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>("button, a, [role=button], [role=tab]")];
    const shown = controls.filter(({ clientWidth }) => clientWidth > 1);
    const narrow = shown.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
    return narrow
      .filter((each) => getComputedStyle(each).textOverflow !== "ellipsis")
      .map(({ innerText }) => innerText);
  });
}

/** A picture for docs of something on the way of a journey: taken on request, SCREENSHOTS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["SCREENSHOTS"] !== "1") return;
  await page.waitForLoadState("networkidle");
  const path = `${portal.root}/docs/screenshots/${name}.png`;
  await page.screenshot({ path, animations: "disabled" });
}
