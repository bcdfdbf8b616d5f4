import { html } from "../html.mjs";
import { SHORTEST_PASSWORD } from "../passwords.mjs";
import { field } from "./fields.mjs";
import { layout } from "./layout.mjs";

const HINT = `At least ${SHORTEST_PASSWORD} characters. Three or four unrelated words make a good one.`;

/** Choosing a password with an invitation. `error` is a sentence. */
export function invitationPage(site, { name, email }, { error } = {}) {
  const content = html`<h1>Choose a password</h1>
<p class="lead">This invitation is for ${name}, <span class="nobreak">${email}</span>. It works once.</p>
<form method="post" novalidate>
<input type="email" name="username" autocomplete="username" value="${email}" hidden readonly>
${passwordField(error)}
<button class="primary">Save password</button>
</form>`;
  return layout(site, { title: "Choose a password", content, problem: Boolean(error) });
}

function passwordField(error) {
  return field({
    id: "password",
    label: "New password",
    type: "password",
    autocomplete: "new-password",
    minlength: SHORTEST_PASSWORD,
    hint: HINT,
    error,
    autofocus: true,
  });
}
