import { describe, expect, it } from "vitest";

import { articles } from "../content/articles";
import { distance } from "./distance";
import { buildIndex } from "./helpIndex";
import { marked, snippet } from "./snippet";

const { search } = buildIndex(articles);
const first = (query: string): string | undefined => search(query)[0]?.article.slug;

describe("searching help", () => {
  it.each([
    ["password", "signing-in"],
    ["upload", "uploading"],
    ["why was my file refused", "refused-files"],
    ["excel", "exports"],
    ["firewall", "browsers-and-firewalls"],
    ["find case", "finding-a-case"],
    ["invite colleague", "people"],
    ["too many emails", "notifications"],
    ["opening hours", "helpdesk"],
    ["hand over", "assigning"],
    ["screen reader", "accessibility"],
  ])("finds by %s", (query, slug) => {
    expect(first(query)).toBe(slug);
  });

  it.each([
    ["pasword", "signing-in"],
    ["uplaod", "uploading"],
    ["notificatoins", "notifications"],
    ["firewal", "browsers-and-firewalls"],
    ["deadlnie", "deadlines"],
    ["invitaton expired", "invitations"],
  ])("forgives a slip in %s", (query, slug) => {
    expect(first(query)).toBe(slug);
  });

  it("answers while somebody is typing", () => {
    expect(first("uplo")).toBe("uploading");
    expect(first("authen")).toBe("signing-in");
  });

  it("wants every word, and only without any such article takes some", () => {
    const both = search("csv export").map(({ article }) => article.slug);
    expect(both[0]).toBe("exports");
    expect(both.length).toBeLessThan(search("export").length + search("csv").length);
    expect(first("export zzzzzz")).toBe("exports");
  });

  it("finds nothing for what it doesn't know", () => {
    expect(search("zzzzqqqq")).toEqual([]);
    expect(search("   ")).toEqual([]);
  });
});

describe("a hit", () => {
  it("is shown where it stands, marked", () => {
    const [hit] = search("malware");
    const text = snippet(
      "One. ".repeat(60) + "Malware was found, don't forward it.",
      hit?.words ?? new Set(),
    );
    expect(text.startsWith("… ")).toBe(true);
    expect(marked(text, hit?.words ?? new Set()).find((piece) => piece.hit)?.text).toBe("Malware");
  });

  it("loses no letter of the text", () => {
    const text = "Don’t open it: “malware”, 2 files…";
    expect(
      marked(text, new Set(["malware", "dont"]))
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
    expect(marked(text, new Set(["dont"]))[0]).toEqual({ text: "Don’t", hit: true });
  });
});

describe("slips of the finger", () => {
  it("counts letters too many, missing, wrong and swapped", () => {
    expect(distance("upload", "upload", 2)).toBe(0);
    expect(distance("uplaod", "upload", 2)).toBe(1);
    expect(distance("uplod", "upload", 2)).toBe(1);
    expect(distance("uploadd", "upload", 2)).toBe(1);
    expect(distance("download", "upload", 2)).toBe(3);
  });
});
