import { html } from "../html.mjs";
import { layout } from "./layout.mjs";

/** A page that says one thing and offers one way on: `link` is `{ href, label }`, else the portal's first page. */
export function messagePage(site, { title, text, link = toPortal(site) }) {
  const content = html`<h1>${title}</h1>
<p class="lead" role="alert">${text}</p>
<p><a class="button" href="${link.href}">${link.label}</a></p>`;
  return layout(site, { title, content });
}

/** Too many wrong tries: says when the next one counts. `here` is the address of the step to come back to. */
export function waitPage(site, { blockedUntil, seconds, here }) {
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  const when = `at ${clock(blockedUntil)}, UK time (in ${wait})`;
  return messagePage(site, {
    title: "Wait before you try again",
    text: `There have been too many wrong tries. You can try again ${when}.`,
    link: { href: here, label: "Back to sign-in" },
  });
}

function toPortal({ portal }) {
  return { href: `${portal}/`, label: "Go to Recourse" };
}

function clock(epochSeconds) {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Europe/London" });
  return time.format(new Date(epochSeconds * 1000));
}
