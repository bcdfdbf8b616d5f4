import Provider, { interactionPolicy } from "oidc-provider";
import { clientsFor } from "./clients.mjs";
import { renderError, renderSignOut, renderSignedOut } from "./provider-pages.mjs";

const API = "api://recourse";
const IDENTITY_SCOPE = "openid profile email offline_access";
const WORKING_DAY = 12 * 3600;
const LIFETIMES = {
  AccessToken: 900,
  AuthorizationCode: 60,
  Grant: WORKING_DAY,
  IdToken: 900,
  Interaction: 3600,
  RefreshToken: WORKING_DAY,
  Session: WORKING_DAY,
};

/** One OpenID Connect issuer, `{base}/{realm}`, which knows only its own realm's people, keys and sessions. */
export function createProvider({ realm, base, portal, keys, accounts, artifacts, site }) {
  const provider = new Provider(`${base}/${realm}`, {
    adapter: (model) => artifacts.adapter(model),
    clients: clientsFor(portal),
    clientAuthMethods: ["none"],
    clientBasedCORS: (_ctx, origin) => origin === portal,
    cookies: cookiesFor(realm, keys.cookie),
    jwks: { keys: [keys.signing[realm]] },
    pkce: { required: () => true },
    responseTypes: ["code"],
    scopes: IDENTITY_SCOPE.split(" "),
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false, // why: the portal reads name and email from the ID token and never calls userinfo
    ttl: LIFETIMES,
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    expiresWithSession: async () => true, // why: signing out, or being disabled, must end refreshing too
    findAccount: (_ctx, id) => findAccount(accounts, realm, id),
    extraTokenClaims: (ctx, token) => ({ ...claimsOf(accounts.get(token.accountId)), ...sessionOf(ctx.oidc, token) }),
    loadExistingGrant,
    interactions: { url: (_ctx, { uid }) => `/${realm}/interaction/${uid}`, policy: policyWithoutConsent() },
    features: features(site),
    renderError: (ctx, problem) => renderError(ctx, problem, site),
  });
  provider.on("server_error", (_ctx, error) => console.error(error));
  return provider;
}

function features(site) {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false }, // why: what no client of ours uses is off
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => renderSignOut(ctx, form, site),
      postLogoutSuccessSource: (ctx) => renderSignedOut(ctx, site),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        audience: API,
        scope: `${IDENTITY_SCOPE} cases`,
        accessTokenTTL: LIFETIMES.AccessToken,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  };
}

function cookiesFor(realm, key) {
  const options = { httpOnly: true, sameSite: "lax", signed: true };
  return {
    keys: [key],
    // why: cookies ignore ports and both realms share a host; one name would sign a person out of the other
    names: {
      session: `recourse-${realm}`,
      interaction: `recourse-${realm}-step`,
      resume: `recourse-${realm}-resume`,
    },
    long: options,
    short: options,
  };
}

/** The portal is the scheme's own: there is nothing to consent to. */
function policyWithoutConsent() {
  const policy = interactionPolicy.base();
  policy.get("consent").checks.remove("native_client_prompt");
  return policy;
}

async function loadExistingGrant({ oidc }) {
  const known = oidc.session.grantIdFor(oidc.client.clientId);
  const grant = known && (await oidc.provider.Grant.find(known));
  if (grant) return grant;
  const made = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  made.addOIDCScope(IDENTITY_SCOPE);
  made.addResourceScope(API, `${IDENTITY_SCOPE} cases`);
  await made.save();
  return made;
}

function findAccount(accounts, realm, id) {
  const account = accounts.get(id);
  if (!account || account.disabled || account.realm !== realm) return undefined;
  return { accountId: id, claims: () => ({ sub: id, ...claimsOf(account) }) };
}

/** Which sign-in the token is of, and when its owner last proved who they are: by these the portal ends sessions. */
function sessionOf({ entities }, token) {
  return { sid: token.sessionUid, auth_time: (entities.AuthorizationCode ?? entities.RefreshToken)?.authTime };
}

function claimsOf({ email, name }) {
  return { email, email_verified: true, name }; // why verified: each address was reached by an invitation
}
