/** Characters as the API counts them: code points, without the space around. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length;

/** "42 characters too long", null within the limit. */
export function excess(text: string, most: number): number | null {
  const over = lengthOf(text) - most;
  return over > 0 ? over : null;
}

const characters = (count: number): string => (count === 1 ? "1 character" : `${count} characters`);

export function tooLong(text: string, most: number, where: "comment" | "comment here"): string | null {
  const over = excess(text, most);
  return over === null ? null : `Your ${where} is ${characters(over)} too long.`;
}
