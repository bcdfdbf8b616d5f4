import { keyOf } from "./draft";

/**
 * The references in a pasted text, as in a column copied from a sheet. The scheme's example tells their shape:
 * letters for letters, digits for digits, and in a part of both either of them.
 */
export function referencesIn(text: string, example: string): string[] {
  const shape = example
    .split("-")
    .map((part) => (/^\d+$/.test(part) ? `\\d{${part.length}}` : `[A-Z0-9]{${part.length}}`))
    .join("-");
  const found = text.toUpperCase().match(new RegExp(`\\b${shape}\\b`, "g")) ?? [];
  return [...new Map(found.map((reference) => [keyOf(reference), reference])).values()];
}
