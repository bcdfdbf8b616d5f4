import { articles } from "./articles";
import type { Article } from "./parse";

const MOST = 5;
/** For pages that no article names. */
const ALWAYS = ["finding-a-case", "uploading", "signing-in", "helpdesk"];

/** Whether an address is the one meant, where "*" stands for one part. */
export function isOn(pattern: string, pathname: string): boolean {
  const [meant, given] = [pattern.split("/"), pathname.replace(/(.)\/$/, "$1").split("/")];
  return meant.length === given.length && meant.every((part, place) => part === "*" || part === given[place]);
}

/** What people ask on this page: those that name it outright first, then what is asked everywhere. */
export function questionsFor(pathname: string, all: readonly Article[] = articles): Article[] {
  const outright = (article: Article): boolean => article.pages.includes(pathname);
  const here = all.filter(({ pages }) => pages.some((pattern) => isOn(pattern, pathname)));
  const sorted = [...here.filter(outright), ...here.filter((article) => !outright(article))];
  const others = ALWAYS.map((slug) => all.find((each) => each.slug === slug)).filter(
    (each) => each !== undefined,
  );
  return [...new Set([...sorted, ...others])].slice(0, MOST);
}

/** The case that an address is about, and nothing for any other page. */
export function caseIn(pathname: string): string | undefined {
  const [, reference] = /^\/cases\/([^/]+)/.exec(pathname) ?? [];
  return reference === undefined ? undefined : decodeURIComponent(reference);
}
