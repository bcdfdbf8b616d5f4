import { html } from "../html.mjs";

const icon = (path) => html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

export const STOP = icon("M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM12 8v4.700M12 15.800v.1");
export const DOWN = icon("m6.500 9.500 5.500 5.500 5.500-5.500");

const ARROW =
  "M8 20.500V13a5.500 5.500 0 0 1 5.500-5.500h1A4.750 4.750 0 0 1 14.500 17H13m0 0 3.200-3.200M13 17l3.200 3.500";

/** The product's mark. */
export const MARK = html`<svg viewBox="0 0 28 28" aria-hidden="true">
<rect class="mark-bg" width="28" height="28" rx="7"/>
<path class="mark-fg" d="${ARROW}" fill="none" stroke-width="2.250" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

/** The mark's arrow, large, behind the words on wide screens. */
export const PATH = html`<svg class="path" viewBox="0 0 560 560">
<path d="M80 520V300a150 150 0 0 1 150-150h40a130 130 0 0 1 0 260h-50m0 0 96-96m-96 96 96 96"/>
</svg>`;
