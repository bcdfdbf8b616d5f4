import type { Line } from "./useInviteList";

const STARTS = /^ *[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The cell of a CSV file. An apostrophe stands before what a spreadsheet would take for a formula. */
export function cellOf(text: string): string {
  const neutral = STARTS.test(text) ? `'${text}` : text;
  return `"${neutral.replaceAll('"', '""')}"`;
}

/** The report on a list: what became of each line, to keep or to mend and send again. */
export function reportOf(lines: readonly Line[]): string {
  const rows = lines.map(({ line, name, email, said }) => [String(line), name, email, said]);
  return [["line", "name", "email", "result"], ...rows]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");
}
