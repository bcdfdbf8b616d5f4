import { expect, type Locator, type Page } from "@playwright/test";

/** More steps than this from one control to the next that matters, and nobody would work this way. */
const MOST = 40;

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.and(target.page().locator(":focus")).count()) > 0;

/** Skips what stands on every page. */
export async function skipToMain(page: Page): Promise<void> {
  await press(page.getByRole("link", { name: "Skip to main content" }));
  await expect(page.getByRole("main")).toBeFocused();
}

/** Goes forward with Tab until `target` has focus, as people without a mouse do, and sees that it shows. */
export const tabTo = (target: Locator, most = MOST): Promise<void> => step(target, "Tab", most);

/** Goes back. */
export const tabBackTo = (target: Locator, most = MOST): Promise<void> => step(target, "Shift+Tab", most);

async function step(target: Locator, key: string, most: number): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor();
  if (await hasFocus(target)) return;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await keyboard.press(key);
    if (await hasFocus(target)) return expectRing(target.page());
  }
  throw new Error(`${most} times ${key} didn't lead to ${String(target)}.`);
}

/** Goes there and presses a key. */
export async function press(target: Locator, key = "Enter", most = MOST): Promise<void> {
  await tabTo(target, most);
  await target.page().keyboard.press(key);
}

/** The ring is on what has focus, on the field around it, or on the track beside a switch. */
async function expectRing(page: Page): Promise<void> {
  const isSeen = (): boolean => {
    const focused = document.activeElement;
    const around = focused?.parentElement;
    return [focused, around, around?.nextElementSibling].some((each) => {
      if (!(each instanceof Element)) return false;
      // A checkbox's own input is transparent, and so is a ring on it.
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity !== "0";
    });
  };
  // A radio button's is drawn a moment later.
  await expect.poll(() => page.evaluate(isSeen), { message: "what has focus shows it" }).toBe(true);
}

/** Opens a list of choices that has focus, and takes the one that begins so. */
export async function pick(page: Page, choice: string): Promise<void> {
  await page.keyboard.press("Enter");
  const option = page.getByRole("option", { name: choice });
  await expect(option).toBeVisible();
  await page.keyboard.type(choice);
  await expect(option).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(option).toBeHidden();
}

/** Types a day into a date field that has focus: day or month first is the browser's own choice, not the page's. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  const { keyboard } = field.page();
  const [year = "", month = "", date = ""] = day.split("-");
  for (const order of [date + month + year, month + date + year, year + month + date]) {
    await keyboard.type(order);
    if ((await field.inputValue()) === day) return;
    for (const key of ["Backspace", "ArrowLeft", "Backspace", "ArrowLeft", "Backspace"])
      await keyboard.press(key);
  }
  throw new Error(`${day} can't be typed.`);
}
