/**
 * How many slips of the finger lie between two words: a letter too many, missing, wrong, or two swapped
 * (optimal string alignment). Gives up beyond `most`, with a number greater than it.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(cell(i, j, next, row, before));
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return at(row, b.length);

  function cell(i: number, j: number, next: number[], above: number[], twoAbove: number[]): number {
    const same = a[i - 1] === b[j - 1];
    const least = Math.min(at(next, j - 1) + 1, at(above, j) + 1, at(above, j - 1) + (same ? 0 : 1));
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return swapped ? Math.min(least, at(twoAbove, j - 2) + 1) : least;
  }
}

const at = (row: readonly number[], place: number): number => row[place] ?? Infinity;

/** How many slips a word of this length may have and still be meant. */
export function slipsIn(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
