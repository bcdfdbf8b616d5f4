import { parseArticle, type Article } from "./parse";

/** The articles are bundled with the pages that show them: reading and searching them needs no connection. */
const files = import.meta.glob<string>("../articles/*.md", { query: "?raw", import: "default", eager: true });

const slugOf = (path: string): string => path.replace(/^.*\//, "").replace(/\.md$/, "");

export const articles: readonly Article[] = Object.entries(files).map(([path, file]) =>
  parseArticle(slugOf(path), file),
);

/** In the order in which people need them. */
export const TOPICS = [
  "Signing in",
  "Cases",
  "Working on cases",
  "Files",
  "Your settings",
  "People and roles",
  "Getting help",
  "For IT teams",
];
