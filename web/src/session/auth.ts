import { ErrorResponse, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";

import { api } from "@/api/client";

import { activity } from "./activity";
import type { PortalConfig } from "./config";
import { announceEnd, lastEnd, type SignedOutReason } from "./ending";
import { becomeBusinessTab, becomeStaffTab, isStaffTab } from "./realm";
import { door, signInStorage } from "./storage/door";

const REASON_KEY = "recourse.signed-out";
const REJECTED_KEY = "recourse.rejected";

/** A token this close to its end is renewed first: it might not outlive the request. */
const MARGIN_SECONDS = 30;

/** Answers to `prompt=none` where a prompt would be needed (OpenID Connect Core, 3.1.2.6). */
const PROMPT_NEEDED: ReadonlySet<string | null> = new Set([
  "login_required",
  "interaction_required",
  "account_selection_required",
  "consent_required",
]);

/** `trial`: the tab became one of staff only to ask whether that is who works in this browser. */
interface ReturnState {
  returnTo?: string;
  trial?: boolean;
}

/** Where the tokens live, and why: docs/decisions/0010. */
function createUserManager(config: PortalConfig): UserManager {
  const store = new WebStorageStateStore({ store: signInStorage(), prefix: "recourse.oidc." });
  return new UserManager({
    authority: isStaffTab() ? config.staffIssuer : config.issuer,
    client_id: config.clientId,
    scope: config.scopes,
    redirect_uri: `${location.origin}/signed-in`,
    post_logout_redirect_uri: `${location.origin}/signed-out`,
    response_type: "code",
    userStore: store,
    stateStore: store,
    // A refresh token works once. A renewal by timer would race with one by request and end the session.
    automaticSilentRenew: false,
    monitorSession: false,
  });
}

export class Auth {
  readonly #config: PortalConfig;
  #manager: UserManager;
  readonly #longestSilenceMs: number;
  /** On the way out: a call that fails for want of a token must not lead back in. */
  #leaving = false;
  #renewal: Promise<User | null> | null = null;
  /** The provider of this tab's realm was asked without a prompt, and knows nobody. */
  #unknown = false;
  #askedStaff = false;

  constructor(config: PortalConfig) {
    this.#config = config;
    this.#manager = createUserManager(config);
    this.#longestSilenceMs = config.session.signOutAfterMinutes * 60_000;
  }

  async user(): Promise<User | null> {
    const user = await this.#manager.getUser();
    if (user === null || (user.expires_in ?? 0) > MARGIN_SECONDS) return user;
    // Calls that find the same ageing token share one renewal.
    this.#renewal ??= this.#renewed().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /**
   * The renewed user; null when the provider refuses to renew, which means signing in again.
   * A provider that can't be reached refuses nothing: the error goes on, and nobody is signed out by a bad line.
   */
  async #renewed(): Promise<User | null> {
    try {
      return await this.#manager.signinSilent();
    } catch (error) {
      if (!(error instanceof ErrorResponse)) throw error;
      await this.#manager.removeUser();
      return null;
    }
  }

  async accessToken(): Promise<string | null> {
    return (await this.user())?.access_token ?? null;
  }

  /** Leaves for the identity provider. Never resolves on success: the page is gone. */
  async signIn(returnTo: string): Promise<void> {
    await this.#manager.removeUser();
    const state = { returnTo } satisfies ReturnState;
    // With every tab closed nobody watches the clock. Whoever comes back late proves again who they are, and so does
    // whoever ended the session: what came before that is refused.
    const proveAgain = this.#wentQuiet() || signedOutReason() === "ended";
    door.removeItem(REASON_KEY);
    await this.#manager.signinRedirect(proveAgain ? { state, prompt: "login" } : { state });
  }

  /**
   * For pages that have something else for guests: who is signed in, or null. In a new tab of somebody who is at work
   * in another one the page leaves for the provider, which sends them back at once, known or not. Whoever isn't known
   * as somebody of a firm may be staff: their provider is asked after that.
   */
  async userHereOrElsewhere(returnTo: string): Promise<User | null> {
    const user = await this.user();
    if (user !== null || !this.#isAtWorkElsewhere()) return user;
    if (!this.#unknown) await this.#askQuietly({ returnTo });
    else if (!this.#askedStaff && !isStaffTab()) await this.#askAsStaff(returnTo);
    return null;
  }

  async #askQuietly(state: ReturnState): Promise<void> {
    await this.#manager.signinRedirect({ state, prompt: "none" });
  }

  async #askAsStaff(returnTo: string): Promise<void> {
    becomeStaffTab();
    try {
      if (this.#isAtWorkElsewhere()) {
        this.#manager = createUserManager(this.#config);
        await this.#askQuietly({ returnTo, trial: true });
      } else this.#backFromTrial(); // staff have signed out since
    } catch (error) {
      this.#backFromTrial(); // their provider can't be reached: a guest of the firms' side, as before
      throw error;
    }
  }

  #backFromTrial(): void {
    becomeBusinessTab();
    this.#manager = createUserManager(this.#config);
    this.#askedStaff = true;
  }

  #isAtWorkElsewhere(): boolean {
    const last = activity.last();
    return last !== null && !this.#wentQuiet() && last > (lastEnd() ?? 0);
  }

  #wentQuiet(): boolean {
    const last = activity.last();
    return last !== null && Date.now() - last >= this.#longestSilenceMs;
  }

  /**
   * The API no longer takes the token: sign in again, then come back here. Twice within moments means that a
   * new token is refused as well, and going round in a circle would hide the error.
   */
  rejected(code: string): void {
    if (this.#leaving) return;
    if (code === "session-ended") return void this.leave("ended");
    const last = Number(door.getItem(REJECTED_KEY));
    if (Date.now() - last < 15_000) return;
    door.setItem(REJECTED_KEY, String(Date.now()));
    void this.signIn(location.pathname + location.search);
  }

  /** Takes the code from the address bar. Resolves with the path the person first asked for. */
  async completeSignIn(): Promise<string> {
    const returnTo = ((await this.#completed()) as ReturnState | undefined)?.returnTo ?? "/";
    // Only paths of our own: the state came back through the address bar.
    return returnTo.startsWith("/") && !returnTo.startsWith("//") ? returnTo : "/";
  }

  /** Returns what was to be remembered meanwhile; also where nobody was to be asked, and nobody was known. */
  async #completed(): Promise<unknown> {
    try {
      const user = await this.#manager.signinRedirectCallback();
      activity.touch();
      return user.state;
    } catch (error) {
      if (!(error instanceof ErrorResponse) || !PROMPT_NEEDED.has(error.error)) throw error;
      this.#unknown = true;
      if ((error.state as ReturnState | undefined)?.trial === true) this.#backFromTrial();
      return error.state;
    }
  }

  /** Ends the session at the identity provider, or leaves that to a tab that is at it already. */
  async signOut(reason: SignedOutReason): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    try {
      // All tabs run out of time in the same second. Of two that asked the provider at once, one would end at its
      // complaint: each request makes the other's form worthless. The lock goes with the page that holds it.
      await navigator.locks.request(signOutLock(), { ifAvailable: true }, async (lock) => {
        if (lock === null) await this.#forget(reason);
        else await this.#endEverywhere(reason);
      });
    } catch (error) {
      this.#leaving = false; // still here: the person may try again
      throw error;
    }
  }

  /** Another tab has ended the session at the identity provider: this one forgets its tokens and shows the same. */
  async leave(reason: SignedOutReason): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    await this.#forget(reason);
  }

  /** Never resolves on success: the page is gone. */
  async #endEverywhere(reason: SignedOutReason): Promise<void> {
    door.setItem(REASON_KEY, reason);
    announceEnd(reason);
    await endHere();
    await this.#manager.signoutRedirect();
  }

  async #forget(reason: SignedOutReason): Promise<void> {
    door.setItem(REASON_KEY, reason);
    await this.#manager.removeUser();
    location.assign("/signed-out");
  }
}

/** Staff and business sign-ins are two sessions, ended apart. */
const signOutLock = (): string => `recourse.sign-out.${isStaffTab() ? "staff" : "business"}`;

/** Has the portal refuse this session's tokens from now on. Nobody stays signed in because it can't be asked. */
async function endHere(): Promise<void> {
  const current = { params: { path: { sessionId: "current" } }, signal: AbortSignal.timeout(3000) };
  await api.DELETE("/api/sessions/{sessionId}", current).catch(() => undefined);
}

export function signedOutReason(): SignedOutReason {
  const kept = door.getItem(REASON_KEY);
  return kept === "idle" || kept === "ended" ? kept : "asked";
}
