import { html } from "../html.mjs";
import { disclosure, field } from "./fields.mjs";
import { layout } from "./layout.mjs";

/** Step 1: email address and password. `error` is `wrong`, `missing` or `disabled`; it never tells who exists. */
export function passwordPage(site, { email = "", error } = {}) {
  const content = html`<p class="step">Step 1 of 2</p><h1>Sign in</h1>
<p class="lead">${lead(site)}</p>
<form method="post" novalidate>
${emailField(email)}
${passwordField({ error: error && errorText(error, site), autofocus: Boolean(email) })}
<button class="primary">Continue</button>
</form>
${disclosure("I can't sign in", help(site))}`;
  return layout(site, { title: "Sign in", content, problem: Boolean(error) });
}

function emailField(value) {
  return field({
    id: "email",
    label: "Email address",
    type: "email",
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
    value,
    autofocus: !value,
  });
}

function passwordField(state) {
  return field({
    id: "password",
    label: "Password",
    type: "password",
    autocomplete: "current-password",
    ...state,
  });
}

function lead({ realm, schemeName }) {
  return realm === "staff" ? `Use your ${schemeName} email address.` : "Use your business email address.";
}

function errorText(error, { realm }) {
  const keeper = realm === "staff" ? "the security team" : "an administrator at your business";
  return {
    missing: "Enter your email address and your password.",
    wrong: "That email address and password don't go together. Check both and try again.",
    disabled: `Your account is disabled. Ask ${keeper} to enable it again.`,
  }[error];
}

function help({ realm, portal }) {
  if (realm === "staff") {
    return "Ask the security team for a new invitation. It lets you choose another password.";
  }
  return html`If you've forgotten your password, ask an administrator at your business for a new invitation.
It lets you choose another one. <a href="${portal}/help/contact">Contact the helpdesk</a>`;
}
