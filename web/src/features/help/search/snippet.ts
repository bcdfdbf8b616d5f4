import { plain } from "./words";

export interface Piece {
  text: string;
  hit: boolean;
}

const LENGTH = 28;
const BEFORE = 8;

/** Cuts a text into pieces, those that were looked for marked. */
export function marked(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  for (const part of text.split(/([\p{L}\p{N}'’]+)/u)) {
    const hit = words.has(plain(part));
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += part;
    else if (part !== "") pieces.push({ text: part, hit });
  }
  return pieces;
}

/** The part of a text with the most of the words looked for, a few words before the first; its beginning otherwise. */
export function snippet(text: string, words: ReadonlySet<string>): string {
  const parts = text.split(" ");
  const hits = parts.map((part) => (wordsIn(part).some((word) => words.has(word)) ? 1 : 0));
  const first = bestWindow(hits);
  const start = Math.max(0, first - BEFORE);
  const cut = parts.slice(start, start + LENGTH).join(" ");
  return `${start > 0 ? "… " : ""}${cut}${start + LENGTH < parts.length ? " …" : ""}`;
}

const wordsIn = (part: string): string[] => plain(part).match(/[\p{L}\p{N}]+/gu) ?? [];

function bestWindow(hits: readonly number[]): number {
  let [best, most] = [0, 0];
  hits.forEach((hit, place) => {
    if (hit === 0) return;
    const sum = hits.slice(place, place + LENGTH - BEFORE).reduce((total, each) => total + each, 0);
    if (sum > most) [best, most] = [place, sum];
  });
  return best;
}
