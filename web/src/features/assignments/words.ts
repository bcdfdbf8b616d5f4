import { plural } from "@/ui/format/words";

const about = (references: readonly string[]): string =>
  references.length === 1 && references[0] !== undefined ? references[0] : plural(references.length, "case");

/** What has been done, in words. `owner` is null when the cases were left without one. */
export const doneWords = (references: readonly string[], owner: string | null): string =>
  owner === null ? `${about(references)} left without an owner` : `${about(references)} assigned to ${owner}`;

/** What the button does: "Assign 6 cases to Tom Achebe". */
export function actWords(count: number, owner: string | null | undefined): string {
  const cases = plural(count, "case");
  if (owner === undefined) return `Assign ${cases}`;
  return owner === null ? `Leave ${cases} without an owner` : `Assign ${cases} to ${owner}`;
}
