import { html, trusted } from "./html.mjs";
import { pageHeaders } from "./http.mjs";
import { layout } from "./pages/layout.mjs";
import { messagePage } from "./pages/message.mjs";

/** Pages that oidc-provider asks for, in the look of our own. */

export async function renderError(ctx, { error, error_description: description }, site) {
  const text =
    error === "server_error"
      ? "Something went wrong here. Go back to Recourse and sign in again."
      : "This sign-in has run out or was started somewhere else. Go back to Recourse and sign in again.";
  send(
    ctx,
    messagePage(site, {
      title: "Sign in again",
      text: html`${text} <span class="code">(${error}: ${description})</span>`,
    }),
  );
}

/** Asks before signing out; one that the portal started (it knows the ID token) goes on by itself where scripts run. */
export async function renderSignOut(ctx, form, site) {
  const startedByPortal = ctx.oidc.entities.IdTokenHint !== undefined;
  const content = html`<h1>Sign out of Recourse</h1><p class="lead">This ends your sign-in on this browser.</p>
${trusted(form)}<button class="primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<p><a href="${site.portal}/">Stay signed in</a></p>`;
  const page = layout(site, {
    title: "Sign out",
    content,
    script: startedByPortal ? "sign-out.js" : "sign-in.js",
  });
  send(ctx, page, [URL.parse(ctx.oidc.params.post_logout_redirect_uri ?? "")?.origin].filter(Boolean));
}

export async function renderSignedOut(ctx, site) {
  send(ctx, messagePage(site, { title: "You are signed out", text: "Close this window, or sign in again." }));
}

function send(ctx, page, formTargets) {
  ctx.set(pageHeaders(formTargets));
  ctx.body = String(page);
}
