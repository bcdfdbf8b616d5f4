import type { SavedView, ViewQuery } from "./types";

/** What every list begins with: it stays out of an address. */
const usual: Record<string, unknown> = { status: "open", search: "", sort: "enquiryDate", direction: "desc" };

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The query string of a list: the same whether the API or the page says what is in it. */
export function queryString(query: ViewQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (isBlank(value) || usual[name] === value) continue;
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value])
      params.append(name, String(part));
  }
  return params;
}

/** A saved view is an address with a name: the list's own, and which view it is. */
export function addressOf({ id, query }: Pick<SavedView, "id" | "query">): URLSearchParams {
  const params = queryString(query);
  params.set("view", id);
  return params;
}

export function listsTheSame(one: ViewQuery, other: ViewQuery): boolean {
  const [first, second] = [queryString(one), queryString(other)];
  first.sort();
  second.sort();
  return first.toString() === second.toString();
}
