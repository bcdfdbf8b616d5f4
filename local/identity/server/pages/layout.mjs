import { html } from "../html.mjs";
import { MARK, PATH } from "./icons.mjs";

const PROMISES = {
  business: html`Your side of every case,<br>in one place.`,
  staff: html`Every case in the scheme,<br>in one place.`,
};

/**
 * The page around a form: mark, scheme, content, footer. `problem` marks the title, which screen readers say first;
 * `script` loads the enhancements, and everything works without.
 */
export function layout(site, { title, content, problem = false, script = "sign-in.js" }) {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${problem && "Problem: "}${title} · Recourse</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/sign-in.css">
<script src="/assets/${script}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the form</a>
<div class="${site.realm === "staff" ? "frame staff" : "frame"}">
${art(site)}
<div class="side">
${header(site)}
<main id="content" class="box" tabindex="-1">${content}</main>
${footer(site)}
</div>
</div>
</body>
</html>`;
}

function art({ realm = "business" }) {
  return html`<aside class="art" aria-hidden="true">
<div class="brand">${MARK}Recourse</div>${PATH}<p>${PROMISES[realm]}</p>
</aside>`;
}

function header({ portal, schemeName }) {
  return html`<header class="top">
<a class="brand small-only" href="${portal}/">${MARK}Recourse</a><span class="scheme">${schemeName}</span>
</header>`;
}

function footer({ portal }) {
  const links = { Privacy: "privacy", Cookies: "cookies", Accessibility: "accessibility", Help: "help" };
  const items = Object.entries(links).map(
    ([words, path]) => html`<li><a href="${portal}/${path}">${words}</a></li>`,
  );
  return html`<footer>
<p>You'll be signed out after 30 minutes without activity, warned at 25.</p>
<nav aria-label="Legal and help"><ul class="links">${items}</ul></nav>
</footer>`;
}
