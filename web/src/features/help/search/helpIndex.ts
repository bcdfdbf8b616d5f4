import { headingsOf, plainText, type Article } from "../content/parse";
import { distance, slipsIn } from "./distance";
import { termsOf, wordsOf } from "./words";

export interface Hit {
  article: Article;
  /** The words of the article that were meant, as `wordsOf` gives them. */
  words: ReadonlySet<string>;
}

/** How much a word counts, by where it stands. */
const WEIGHTS = { title: 8, keywords: 6, headings: 3, summary: 3, text: 1 };
const SHORTEST_BEGINNING = 2;

/** From each word to the articles it stands in, with how much it counts there. */
type Postings = Map<string, Map<Article, number>>;

export interface HelpIndex {
  search: (query: string) => Hit[];
}

/** Made when help is first opened: a few milliseconds for all articles, so no index need be shipped or kept current. */
export function buildIndex(articles: readonly Article[]): HelpIndex {
  const postings = postingsOf(articles);
  return { search: (query) => search(query, postings, articles.length) };
}

function postingsOf(articles: readonly Article[]): Postings {
  const postings: Postings = new Map();
  for (const article of articles)
    for (const [words, weight] of fieldsOf(article))
      for (const word of words) {
        const found = postings.get(word) ?? new Map<Article, number>();
        // The tenth time a word stands in a text it tells less than the first.
        const before = found.get(article) ?? 0;
        found.set(article, before < weight ? before + weight : before + weight / (1 + before));
        postings.set(word, found);
      }
  return postings;
}

function fieldsOf(article: Article): [string[], number][] {
  return [
    [wordsOf(article.title), WEIGHTS.title],
    [wordsOf(article.keywords), WEIGHTS.keywords],
    [wordsOf(headingsOf(article.markdown)), WEIGHTS.headings],
    [wordsOf(article.summary), WEIGHTS.summary],
    [wordsOf(plainText(article.markdown)), WEIGHTS.text],
  ];
}

interface Found {
  score: number;
  terms: number;
  words: Set<string>;
}

/** Articles with every term first; only if there are none, those with some. */
function search(query: string, postings: Postings, total: number): Hit[] {
  const terms = termsOf(query);
  const found = new Map<Article, Found>();
  for (const term of terms)
    for (const [article, best] of bestOf(term, postings, total)) {
      const so = found.get(article) ?? { score: 0, terms: 0, words: new Set<string>() };
      for (const word of best.words) so.words.add(word);
      found.set(article, { score: so.score + best.score, terms: so.terms + 1, words: so.words });
    }
  const most = Math.max(0, ...[...found.values()].map((each) => each.terms));
  return [...found]
    .filter(([, each]) => each.terms === most)
    .sort(([a, left], [b, right]) => right.score - left.score || a.slug.localeCompare(b.slug))
    .map(([article, { words }]) => ({ article, words }));
}

/** For one term: the articles it may mean, each with its best score and the words that were matched. */
function bestOf(term: string, postings: Postings, total: number) {
  const best = new Map<Article, { score: number; words: string[] }>();
  for (const [word, places] of postings) {
    const likeness = likenessOf(term, word);
    if (likeness === 0) continue;
    const rarity = Math.log(1 + total / places.size);
    for (const [article, weight] of places) {
      const so = best.get(article) ?? { score: 0, words: [] };
      const score = Math.max(so.score, likeness * weight * rarity);
      best.set(article, { score, words: [...so.words, word] });
    }
  }
  return best;
}

/** 1 for the word itself, less for its beginning, less again for a slip of the finger, 0 for another word. */
function likenessOf(term: string, word: string): number {
  if (term === word) return 1;
  if (term.length >= SHORTEST_BEGINNING && word.startsWith(term)) return 0.7;
  const slips = slipsIn(term);
  if (slips === 0) return 0;
  const apart = distance(term, word, slips);
  if (apart <= slips) return 0.4 / apart;
  // Still typing, and a slip already: "uplaod" on the way to "uploading".
  return word.length > term.length && distance(term, word.slice(0, term.length), 1) <= 1 ? 0.3 : 0;
}
