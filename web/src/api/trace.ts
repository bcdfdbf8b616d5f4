/** Calls this soon after a click belong to it; later ones (the bell's polls) are traces of their own. */
const ONE_ACT = 10_000; // milliseconds

let isAllowed: () => boolean = () => false;

/** Says who decides whether calls may be followed: the person, by their choice of cookies. */
export function followIf(allowed: () => boolean): void {
  isAllowed = allowed;
}

let trace = "";
let began = -ONE_ACT;

/** Begins a new trace (W3C Trace Context): what the server then does for this click can be followed to its end. */
export function beginTrace(): void {
  trace = hex(16);
  began = performance.now();
}

/** Null while the person hasn't allowed it: the server then begins a trace of its own, which knows no clicks. */
export function traceparent(): string | null {
  if (!isAllowed()) return null;
  const id = performance.now() - began < ONE_ACT ? trace : hex(16);
  return `00-${id}-${hex(8)}-01`;
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
