import { html } from "../html.mjs";
import { codeField, disclosure } from "./fields.mjs";
import { layout } from "./layout.mjs";
import { who } from "./who.mjs";

const CLOCK = "Check that your phone sets its time automatically; codes depend on it.";

export const CODE_ERRORS = {
  wrong: "That code isn't right. Enter the six digits that the app shows now.",
  used: "That code has been used. Each one works once: wait for the next and enter it.",
};

/** Step 2: the code from the authenticator app. `error` is `wrong` or `used`. */
export function codePage(site, account, { error } = {}) {
  const content = html`<p class="step">Step 2 of 2</p><h1>Enter your sign-in code</h1>
<p class="lead">Open your authenticator app and find the code for Recourse. It changes every 30 seconds.</p>
${who(account)}
<form method="post" novalidate>
${codeField(CODE_ERRORS[error])}
<button class="primary">Sign in</button>
</form>
${disclosure("I can't get a code", help(site))}`;
  return layout(site, { title: "Enter your sign-in code", content, problem: Boolean(error) });
}

function help({ realm, portal }) {
  if (realm === "staff") {
    return `${CLOCK} If you have a new phone, ask the security team to reset your second factor.`;
  }
  return html`${CLOCK} If you have a new phone, ask an administrator at your business to reset your second factor.
<a href="${portal}/help/contact">Contact the helpdesk</a>`;
}
