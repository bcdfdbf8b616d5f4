const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** Template tag: every value is escaped but for markup made by this tag or by `trusted`; empty values leave nothing. */
export function html(strings, ...values) {
  return new Html(strings.reduce((text, part, index) => text + markup(values[index - 1]) + part));
}

/** Marks markup from a library as safe: never anything a person typed. */
export function trusted(text) {
  return new Html(text);
}

function markup(value) {
  if (value === undefined || value === null || value === false) return "";
  if (Array.isArray(value)) return value.map(markup).join("");
  return value instanceof Html
    ? value.text
    : String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** Writes ` name="value"` for each; `true` gives the bare name, an empty or false value nothing. */
export function attributes(values) {
  const given = Object.entries(values).filter(([, value]) => value || value === 0);
  return given.map(([name, value]) => (value === true ? html` ${name}` : html` ${name}="${value}"`));
}
