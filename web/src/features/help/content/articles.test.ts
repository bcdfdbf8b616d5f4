import { describe, expect, it } from "vitest";

import { articles, TOPICS } from "./articles";
import { filled, parseArticle, plainText } from "./parse";
import { caseIn, isOn, questionsFor } from "./questions";
import { FACTS } from "../useFacts";
import { RESERVED } from "../addresses";

describe("the help articles", () => {
  it.each(articles.map((each) => [each.slug, each] as const))(
    "%s is short and belongs somewhere",
    (slug, article) => {
      expect(TOPICS).toContain(article.topic);
      expect(RESERVED).not.toContain(slug);
      expect(plainText(article.markdown).split(" ").length).toBeLessThan(320);
      const named = [...article.markdown.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const name of named) expect(FACTS).toContain(name);
    },
  );

  it("are at least fifteen, and every topic has one", () => {
    expect(articles.length).toBeGreaterThanOrEqual(15);
    for (const topic of TOPICS) expect(articles.some((each) => each.topic === topic)).toBe(true);
  });

  it("say what is missing", () => {
    expect(() => parseArticle("a", "---\ntitle: A\n---\nText")).toThrow("a has no topic.");
    expect(() => parseArticle("a", "Text")).toThrow("a has no head.");
  });

  it("speak of this very scheme", () => {
    expect(filled("{scheme} and {other}", { scheme: "Larkfield" })).toBe("Larkfield and {other}");
  });
});

describe("common questions", () => {
  it("are those of the page, then those asked everywhere", () => {
    expect(questionsFor("/people")[0]?.slug).toBe("people");
    expect(questionsFor("/cases/PNX-1/upload").map((each) => each.slug)).toContain("refused-files");
    expect(questionsFor("/no/such/page").length).toBeGreaterThan(2);
    for (const path of ["/", "/cases", "/uploads"]) expect(questionsFor(path).length).toBeLessThanOrEqual(5);
  });

  it("know one part of an address from many", () => {
    expect(isOn("/cases/*", "/cases/PNX-1")).toBe(true);
    expect(isOn("/cases/*", "/cases/PNX-1/timeline")).toBe(false);
    expect(isOn("/", "/cases")).toBe(false);
  });

  it("know the case in view", () => {
    expect(caseIn("/cases/PNX-1/timeline")).toBe("PNX-1");
    expect(caseIn("/cases")).toBeUndefined();
  });
});
