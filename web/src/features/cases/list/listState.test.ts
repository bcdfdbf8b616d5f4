import { describe, expect, it } from "vitest";

import type { FilterField } from "./filterFields";
import { activeFilters, toggledFlag, without } from "./filters";
import { changed, initialState, readState, toFilter, toQuery, writeState, type ListState } from "./listState";

const field = (name: string, kind: FilterField["kind"], label = name): FilterField => ({
  name,
  kind,
  label,
  explanation: "",
  choices: [],
});
const fields = [
  field("caseStage", "choice", "Stage"),
  field("priority", "flag", "Priority"),
  field("businessFileRequiredBy", "date", "File due"),
];

const narrowed: ListState = {
  ...initialState,
  status: "all",
  search: "storm",
  choices: { caseStage: ["Investigation", "View, provisional"] },
  flags: { priority: true },
  dates: { businessFileRequiredBy: { from: "2026-11-01", to: "2026-12-01" } },
  sort: "caseAge",
  direction: "asc",
  limit: 50,
};

const reread = (state: ListState): ListState => readState(writeState(state), fields);

describe("the address of a case list", () => {
  it("is empty for the list as it opens", () => {
    expect(writeState(initialState).toString()).toBe("");
  });

  it("brings back every filter, the order and the page size", () => {
    expect(reread(narrowed)).toEqual(narrowed);
  });

  it("brings back a later page with its cursor", () => {
    const third = { ...narrowed, page: 3, cursor: "abc" };
    expect(reread(third)).toEqual(third);
  });

  it("keeps a value with a comma in one piece", () => {
    expect(reread(narrowed).choices.caseStage).toContain("View, provisional");
  });

  it("forgets the cursor once the list changes", () => {
    expect(changed({ ...narrowed, page: 3, cursor: "abc" }, { search: "roof" })).toMatchObject({
      page: 1,
      cursor: null,
    });
  });

  it("falls back to the first page when the cursor is missing", () => {
    expect(readState(new URLSearchParams("page=4"), fields).page).toBe(1);
  });

  it("ignores a page size that isn't offered", () => {
    expect(readState(new URLSearchParams("limit=7000"), fields).limit).toBe(25);
  });
});

describe("what the API is asked", () => {
  it("names dates that must be blank or set", () => {
    const state = {
      ...initialState,
      dates: { businessFileReceivedDate: { set: false }, closureDate: { set: true } },
    };
    expect(toFilter(state)).toEqual({
      status: "open",
      empty: ["businessFileReceivedDate"],
      filled: ["closureDate"],
    });
  });

  it("adds order and page to the very same filter", () => {
    expect(toQuery({ ...narrowed, cursor: "abc" })).toEqual({
      ...toFilter(narrowed),
      sort: "caseAge",
      direction: "asc",
      limit: 50,
      cursor: "abc",
    });
  });
});

describe("filters", () => {
  it("are told in words", () => {
    expect(
      activeFilters(narrowed, fields).map(({ field: { label }, value }) => `${label}: ${value}`),
    ).toEqual([
      "Stage: Investigation, View, provisional",
      "Priority: Yes",
      "File due: 1 Nov 2026 to 1 Dec 2026",
    ]);
  });

  it("can be taken away one by one", () => {
    const [stage] = fields;
    expect(stage && without(narrowed, stage).choices).toEqual({});
  });

  it("of a figure switch on and off", () => {
    const on = toggledFlag(initialState, "priority");
    expect([on.flags, toggledFlag(on, "priority").flags]).toEqual([{ priority: true }, {}]);
  });
});
