import { expect, test } from "vitest";

import { objection, sizeInWords } from "./words";

test("the size is told before anything starts", () => {
  expect(sizeInWords(1047, 28)).toBe("1,047 cases, 28 columns");
  expect(sizeInWords(undefined, 1)).toBe("1 column");
});

test("more rows than Excel holds are told before anything starts", () => {
  expect(objection(1_048_576, 28, "xlsx")).toContain("Choose CSV");
  expect(objection(1_048_575, 28, "xlsx")).toBeNull();
  expect(objection(1_048_576, 28, "csv")).toBeNull();
});

test("an empty view and an empty choice of columns can't be exported", () => {
  expect(objection(0, 28, "csv")).toContain("no cases");
  expect(objection(47, 0, "csv")).toContain("at least one column");
});
