const counted = new Intl.NumberFormat("en-GB");

/** "3,973" */
export const formatCount = (count: number): string => counted.format(count);

/** "1 case", "47 cases" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "188 KB", "4.2 MB": thousands, as file managers count them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, "byte");
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** "PN" for "Priya Nair": first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}

/** "caseworker" → "Caseworker" */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
