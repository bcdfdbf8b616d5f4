import { expect, test } from "vitest";

import { referencesIn } from "./pasted";

test("references are found in whatever was pasted, each once", () => {
  const text = "PNX-5118204-K7QD\tMr Hale\npnx-5117988-h9ks; PNX-5118204-K7QD and more";
  expect(referencesIn(text, "PNX-1234567-AB12")).toEqual(["PNX-5118204-K7QD", "PNX-5117988-H9KS"]);
});

test("words are no references", () => {
  expect(referencesIn("undisclosed commission", "PNX-1234567-AB12")).toEqual([]);
});
