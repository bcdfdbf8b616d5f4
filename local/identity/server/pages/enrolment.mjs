import { renderSVG } from "uqr";
import { html, trusted } from "../html.mjs";
import { enrolmentUri } from "../totp.mjs";
import { CODE_ERRORS } from "./code.mjs";
import { codeField, disclosure } from "./fields.mjs";
import { layout } from "./layout.mjs";
import { who } from "./who.mjs";

const TITLE = "Set up your second factor";
const WITHOUT_AN_APP = html`Most phones can install one at no cost, and many password managers have one built in.
Look for "authenticator" in your phone's app shop, or ask your IT team which one your business uses.`;

/** Step 2 for someone without a second factor: scan or type the key, then prove it with a first code. */
export function enrolmentPage(site, account, secret, { error } = {}) {
  const content = html`<p class="step">Step 2 of 2</p><h1>${TITLE}</h1>
<p class="lead">Scan this picture with an authenticator app, then enter the code it shows.
You'll need the app each time you sign in.</p>
${who(account)}
${picture(account, secret)}
<p class="key"><span>Or type this key into the app:</span> <code id="secret">${grouped(secret)}</code></p>
<form method="post" novalidate>
${codeField(CODE_ERRORS[error])}
<button class="primary">Turn on and sign in</button>
</form>
${disclosure("I don't have an authenticator app", WITHOUT_AN_APP)}`;
  return layout(site, { title: TITLE, content, problem: Boolean(error) });
}

function picture({ email }, secret) {
  const svg = renderSVG(enrolmentUri(email, secret), { border: 2 });
  return html`<div class="qr" role="img" aria-label="QR code that holds the set-up key below">${trusted(svg)}</div>`;
}

/** In fours, so that a person can keep their place; apps ignore the spaces. */
function grouped(secret) {
  return secret.match(/.{1,4}/g).join(" ");
}
