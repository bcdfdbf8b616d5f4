import { useEffect } from "react";

/** What people were at: itself, and where to put them when it has gone, the best place first. */
interface Place {
  at: HTMLElement;
  near: HTMLElement[];
}

const OVERLAYS = "[role=dialog], [role=menu], [role=listbox]";
const LANDINGS = "li, tr, section, form, [role=dialog], main";

/** Whoever removes something may have a better place for focus, a moment later. */
const PATIENCE_MS = 150;

/**
 * Keeps people's place when what they were at disappears, as a button does when its act is done: focus would
 * fall back to the start of the page. It goes to the next item, else to the part of the page around it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let inPage: Place | null = null;
    let inOverlay: Place | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || holdsDialog(target)) return;
      if (target.closest(OVERLAYS) !== null) inOverlay = placeOf(target);
      else [inPage, inOverlay] = [placeOf(target), null];
    };
    const forget = ({ target }: FocusEvent): void => {
      // A click into the void: nothing has disappeared, nobody is to be brought back.
      setTimeout(() => {
        if (isLost() && target instanceof HTMLElement && target.isConnected) inPage = inOverlay = null;
      });
    };
    const recover = (): void => {
      if (!isLost()) return;
      for (const place of [inOverlay, inPage]) if (place !== null && returnTo(place)) return;
    };
    const watch = new MutationObserver(() => {
      if (!isLost() || (inPage ?? inOverlay) === null) return;
      clearTimeout(timer);
      timer = setTimeout(recover, PATIENCE_MS);
    });

    document.addEventListener("focusin", remember);
    document.addEventListener("focusout", forget);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", remember);
      document.removeEventListener("focusout", forget);
      watch.disconnect();
      clearTimeout(timer);
    };
  }, []);
}

/** A dialog's own frame takes focus back when something in the dialog disappears. */
const holdsDialog = (element: Element): boolean => element.querySelector("[role=dialog]") !== null;

const isLost = (): boolean =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  holdsDialog(document.activeElement);

function placeOf(at: HTMLElement): Place {
  const near: HTMLElement[] = [];
  for (let part = at.parentElement; part !== null; part = part.parentElement) {
    if (!part.matches(LANDINGS)) continue;
    near.push(part);
    // An item that has gone leaves people at the one that took its place.
    for (const beside of [part.nextElementSibling, part.previousElementSibling])
      if (part.matches("li, tr") && beside instanceof HTMLElement) near.push(beside);
  }
  return { at, near };
}

/** Whether there was somewhere to go. */
function returnTo({ at, near }: Place): boolean {
  const landing = [at, ...near].find((each) => each.isConnected);
  if (landing === undefined) return false;
  if (landing !== at && !landing.hasAttribute("tabindex")) landing.tabIndex = -1;
  landing.focus({ preventScroll: landing.matches("main") });
  return true;
}
