import { readForm, refuseForeignForms, Refusal, sendPage } from "./http.mjs";
import { invitationPage } from "./pages/invitation.mjs";
import { messagePage } from "./pages/message.mjs";
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./passwords.mjs";

/** Redeems invitations: whoever holds the link chooses the password, once. Opening the link alone changes nothing. */
export function createInvitations({ accounts, artifacts, site }) {
  return async (req, res, token) => {
    const account = find(accounts, token);
    const here = { ...site, realm: account.realm };
    if (req.method === "GET") return sendPage(res, invitationPage(here, account));
    if (req.method !== "POST")
      throw new Refusal(405, "method-not-allowed", "Use the form.", { allow: "GET, POST" });
    refuseForeignForms(req, site.base);
    const password = (await readForm(req)).get("password") ?? "";
    const error = problemWith(password, account);
    if (error) return sendPage(res, invitationPage(here, account, { error }), { status: 422 });
    await redeem(accounts, artifacts, token, password);
    return sendPage(res, donePage(here));
  };
}

function find(accounts, token) {
  const account = accounts.findByInvitation(token);
  if (account) return account;
  throw new Refusal(
    410,
    "invitation-over",
    "This invitation has been used or has run out. Ask your administrator for a new one.",
  );
}

async function redeem(accounts, artifacts, token, password) {
  const hashed = await hashPassword(password);
  const account = find(accounts, token); // why again: two tabs may have been hashing at once, and the link works once
  artifacts.get(account.realm).revokeAccount(account.id); // why: a new password ends sign-ins made with the old one
  accounts.update(account, { password: hashed, invitation: null });
}

function problemWith(password, { email, name }) {
  if ([...password].length < SHORTEST_PASSWORD)
    return `Your password needs at least ${SHORTEST_PASSWORD} characters.`;
  if (password.length > LONGEST_PASSWORD)
    return `Your password can have at most ${LONGEST_PASSWORD} characters.`;
  const plain = password.trim().toLowerCase();
  if ([email, email.split("@")[0], name.toLowerCase()].some((known) => plain === known))
    return "Your password can't be your name or address.";
  return undefined;
}

function donePage(site) {
  return messagePage(site, {
    title: "Your password is saved",
    text: "Sign in with it now. You'll set up your second factor the first time.",
    link: { href: `${site.portal}/`, label: "Sign in to Recourse" },
  });
}
