import { describe, expect, it } from "vitest";

import type { SavedView, ViewQuery } from "./types";
import { addressOf, listsTheSame, queryString } from "./viewAddress";

const query: ViewQuery = {
  status: "open",
  search: "",
  priority: true,
  caseStage: ["View", "Decision"],
  closureDateTo: null,
};

describe("the address of a saved view", () => {
  it("holds what differs from the usual list, and which view it is", () => {
    const view = { id: "v1", query: query as SavedView["query"] };
    expect(addressOf(view).toString()).toBe("priority=true&caseStage=View&caseStage=Decision&view=v1");
  });

  it("of the usual list is empty", () => {
    expect(queryString({ status: "open", sort: "enquiryDate", direction: "desc" }).toString()).toBe("");
  });
});

describe("two lists", () => {
  it("are the same whoever says what is in them, in whatever order", () => {
    expect(listsTheSame(query, { caseStage: ["View", "Decision"], priority: true })).toBe(true);
  });

  it("differ by their order alone", () => {
    expect(listsTheSame(query, { ...query, sort: "caseAge" })).toBe(false);
  });
});
