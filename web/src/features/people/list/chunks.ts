/** Splits into as few parts as hold `most` each, of about the same size: nobody is sent alone for being the last. */
export function evenly<T>(items: readonly T[], most: number): T[][] {
  const parts = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / Math.max(parts, 1));
  return Array.from({ length: parts }, (_, part) => items.slice(part * size, (part + 1) * size));
}
