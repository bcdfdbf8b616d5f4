/** Words for comparing: without capitals, accents and apostrophes. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase();

/** Words that say nothing about what somebody looks for. */
const EMPTY = new Set(
  "a an and are at be by can cant do does for from how i if in is it its my no not of on or so the there this to was we what when where which who why will with you your".split(
    " ",
  ),
);

/** What somebody looks for; if nothing but empty words is left, those. */
export function termsOf(query: string): string[] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}
