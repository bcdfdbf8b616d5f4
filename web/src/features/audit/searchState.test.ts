import { expect, test } from "vitest";

import { askedInAddress, readSearch, writeSearch } from "./searchState";

const now = new Date("2026-11-24T12:00:00Z");

test("without an address the last seven days are searched", () => {
  expect(readSearch(new URLSearchParams(), now)).toMatchObject({ since: "2026-11-18", until: "2026-11-24" });
});

test("a search comes back from its address", () => {
  const search = {
    ...readSearch(new URLSearchParams(), now),
    who: "a@b.example",
    outcome: "refused" as const,
  };
  expect(readSearch(writeSearch(search), now)).toEqual(search);
});

test("fields left empty aren't asked for", () => {
  const search = readSearch(new URLSearchParams("who=%20&case=PNX-1&outcome=nonsense&since=x"), now);
  expect(askedInAddress(search)).toEqual({
    since: "2026-11-18",
    until: "2026-11-24",
    caseReference: "PNX-1",
  });
});
