/** A help article: what stands above its text, and the text as Markdown. */
export interface Article {
  slug: string;
  title: string;
  topic: string;
  summary: string;
  keywords: string;
  /** Addresses on which its title is a common question; "*" stands for one part of an address. */
  pages: string[];
  markdown: string;
}

const FIELDS = ["title", "topic", "summary", "keywords", "pages"] as const;

/** Reads an article. Throws when something is missing or unknown: a test reads them all. */
export function parseArticle(slug: string, file: string): Article {
  const [, head, markdown] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? [];
  if (head === undefined || markdown === undefined) throw new Error(`${slug} has no head.`);
  const facts = new Map(head.split("\n").map(splitLine));
  const strange = [...facts.keys()].filter((name) => !FIELDS.some((field) => field === name));
  if (strange.length > 0) throw new Error(`${slug} says ${strange.join(", ")}, which means nothing.`);
  const fact = (name: (typeof FIELDS)[number]): string => {
    const value = facts.get(name);
    if (value === undefined || value === "") throw new Error(`${slug} has no ${name}.`);
    return value;
  };
  return {
    slug,
    title: fact("title"),
    topic: fact("topic"),
    summary: fact("summary"),
    keywords: fact("keywords"),
    pages: fact("pages").split(/,\s*/),
    markdown: markdown.trim(),
  };
}

function splitLine(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

/** Puts facts of this portal into an article: "{scheme}" becomes the scheme's name. */
export function filled(markdown: string, facts: Readonly<Record<string, string>>): string {
  return markdown.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}

/** The words without the marks of Markdown. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^#+\s+(.*)$/gm, "$1.")
    .replaceAll(/^\s*(?:[-*]|\d+\.)\s+/gm, "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\*\*|`/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

export const headingsOf = (markdown: string): string =>
  [...markdown.matchAll(/^#+\s+(.*)$/gm)].map(([, words]) => words).join(" ");
