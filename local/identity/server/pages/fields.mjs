import { attributes, html } from "../html.mjs";
import { DOWN, STOP } from "./icons.mjs";

/** What went wrong, announced at once and tied to its field by id. */
export function fieldError(id, text) {
  return text && html`<p class="msg" id="${id}-error" role="alert">${STOP}<span>${text}</span></p>`;
}

/**
 * A labelled input with its hint and error; what isn't named here becomes an attribute of the input.
 * `autofocus` goes to the field a person has to fill in next.
 */
export function field({ id, label, hint, error, ...input }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const own = { id, name: id, class: error ? "input bad" : "input", required: true };
  const state = { "aria-describedby": described, "aria-invalid": error && "true" };
  return html`<div class="field">
<label for="${id}">${label}</label>
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
<input${attributes({ ...own, ...input, ...state })}>
${fieldError(id, error)}
</div>`;
}

const CODE = {
  id: "code",
  name: "code",
  type: "text",
  inputmode: "numeric",
  autocomplete: "one-time-code",
  // why no maxlength: it would cut "123 456", as apps copy it, to five digits
  pattern: "[0-9 ]{6,}",
  title: "Six digits",
  required: true,
  autofocus: true,
};

/** One input drawn as six boxes: paste, autofill and screen readers see a single field. */
export function codeField(error) {
  const state = error ? { "aria-invalid": "true", "aria-describedby": "code-error" } : {};
  return html`<div class="field">
<label for="code">Six-digit code</label>
<div class="${error ? "otp bad" : "otp"}">
<span class="otp-line"><input${attributes({ ...CODE, ...state })}></span>
<span class="boxes" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i></span>
</div>
${fieldError("code", error)}
</div>`;
}

/** A question people have at this step, answered in place. */
export function disclosure(question, answer) {
  return html`<details><summary>${DOWN}${question}</summary><p>${answer}</p></details>`;
}
