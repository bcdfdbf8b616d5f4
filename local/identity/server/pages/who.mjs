import { html } from "../html.mjs";

/**
 * Who is signing in, with a way back for someone else. It is a form of its own, so that Enter in the code field
 * never means "not you".
 */
export function who({ name, email }) {
  return html`<form class="who" method="post">
<span class="avatar" aria-hidden="true">${initials(name)}</span>
<span class="email" title="${email}">${email}</span>
<button class="link" name="restart" value="yes">Not you?</button>
</form>`;
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word) => [...word][0].toUpperCase()).join("");
}
