import { normaliseEmail } from "./accounts.mjs";
import { epoch } from "./database.mjs";
import { readForm, refuseForeignForms, Refusal, seeOther, sendPage } from "./http.mjs";
import { codePage } from "./pages/code.mjs";
import { enrolmentPage } from "./pages/enrolment.mjs";
import { waitPage } from "./pages/message.mjs";
import { passwordPage } from "./pages/password.mjs";
import { passwordMatches } from "./passwords.mjs";
import { checkCode, newSecret } from "./totp.mjs";

const STEP_LIFE = 600; // seconds between a right password and its code

/**
 * The two steps of one realm's sign-in. What has been proved so far is kept here, under the interaction's id, and
 * never in the page: `{ accountId, secret? }`, where `secret` is a second factor being set up.
 */
export function createSignIn(parts) {
  const steps = parts.artifacts.adapter("SignInStep");
  return async (req, res, uid) => {
    const turn = new Turn({ ...parts, steps, req, res, uid });
    await turn.load();
    if (req.method === "GET") return turn.show();
    if (req.method !== "POST")
      throw new Refusal(405, "method-not-allowed", "Use the form.", { allow: "GET, POST" });
    refuseForeignForms(req, parts.base);
    return turn.answer(await readForm(req));
  };
}

class Turn {
  constructor(parts) {
    Object.assign(this, parts);
    this.here = `/${parts.realm}/interaction/${parts.uid}`;
  }

  async load() {
    // why: the interaction's cookie is bound to this very path, so another browser with the link gets nowhere
    this.details = await this.provider.interactionDetails(this.req, this.res).catch(() => undefined);
    if (this.details?.uid !== this.uid) {
      throw new Refusal(
        410,
        "sign-in-expired",
        "This sign-in has run out or was started in another browser. Go back to Recourse and sign in again.",
      );
    }
    this.step = await this.steps.find(this.uid);
    this.account = this.step && this.accounts.get(this.step.accountId);
  }

  show() {
    if (this.details.prompt.name === "consent") return this.finish({ consent: {} });
    if (!this.account) return this.page(passwordPage(this.site, { email: this.details.params.login_hint }));
    return this.page(this.codeStepPage());
  }

  answer(form) {
    if (form.has("restart")) return this.restart();
    return this.account ? this.answerCode(form) : this.answerPassword(form);
  }

  async restart() {
    await this.steps.destroy(this.uid);
    return seeOther(this.res, this.here);
  }

  async answerPassword(form) {
    const email = normaliseEmail(form.get("email") ?? "").slice(0, 254);
    const password = form.get("password") ?? "";
    if (!email || !password) return this.page(passwordPage(this.site, { email, error: "missing" }), 422);
    const { blockedUntil, attempt } = this.backOff.begin(
      `${this.realm}:${email}`,
      this.req.socket.remoteAddress,
    );
    if (blockedUntil) return this.wait(blockedUntil);
    const account = this.accounts.findByEmail(this.realm, email);
    if (!(await passwordMatches(password, account?.password))) {
      return this.page(passwordPage(this.site, { email, error: "wrong" }), 401);
    }
    attempt.succeeded();
    // why: said only to someone who knows the password; a stranger learns nothing about who has an account
    if (account.disabled) return this.page(passwordPage(this.site, { email, error: "disabled" }), 403);
    const secret = account.totp ? undefined : newSecret();
    await this.steps.upsert(this.uid, { accountId: account.id, secret }, STEP_LIFE);
    return seeOther(this.res, this.here);
  }

  async answerCode(form) {
    const { account } = this;
    if (account.disabled || this.enrolledMeanwhile()) return this.restart();
    const { blockedUntil, attempt } = this.backOff.begin(`code:${account.id}`, this.req.socket.remoteAddress);
    if (blockedUntil) return this.wait(blockedUntil);
    const { secret, lastStep } = account.totp ?? { secret: this.step.secret, lastStep: 0 };
    const { outcome, step } = checkCode((form.get("code") ?? "").replace(/\s/g, ""), secret, lastStep);
    if (outcome === "used") attempt.withdrawn(); // why: a right code sent twice is a double click, not a guess
    if (outcome !== "right") return this.page(this.codeStepPage(outcome), outcome === "used" ? 409 : 401);
    attempt.succeeded();
    this.accounts.update(account, {
      totp: { secret, lastStep: step },
      lastSignInAt: new Date().toISOString(),
    });
    await this.steps.destroy(this.uid);
    return this.finish({ login: { accountId: account.id, amr: ["pwd", "otp", "mfa"], remember: false } });
  }

  /** True if the factor was reset, or set up in another tab, since the password was given: the page is out of date. */
  enrolledMeanwhile() {
    return Boolean(this.account.totp) === Boolean(this.step.secret);
  }

  codeStepPage(error) {
    if (!this.step.secret) return codePage(this.site, this.account, { error });
    return enrolmentPage(this.site, this.account, this.step.secret, { error });
  }

  finish(result) {
    return this.provider.interactionFinished(this.req, this.res, result, {
      mergeWithLastSubmission: Boolean(result.consent),
    });
  }

  wait(blockedUntil) {
    const seconds = Math.max(1, blockedUntil - epoch());
    return this.page(waitPage(this.site, { blockedUntil, seconds, here: this.here }), 429, {
      "retry-after": String(seconds),
    });
  }

  page(page, status = 200, headers = {}) {
    sendPage(this.res, page, {
      status,
      headers,
      formTargets: [new URL(this.details.params.redirect_uri).origin],
    });
  }
}
