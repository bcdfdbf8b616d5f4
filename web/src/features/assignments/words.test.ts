import { expect, test } from "vitest";

import { actWords, doneWords } from "./words";

test("the button says how many cases go to whom", () => {
  expect(actWords(6, undefined)).toBe("Assign 6 cases");
  expect(actWords(6, "Tom Achebe")).toBe("Assign 6 cases to Tom Achebe");
  expect(actWords(1, null)).toBe("Leave 1 case without an owner");
});

test("what was done names the case when there is one", () => {
  expect(doneWords(["PNX-5118204-K7QD"], "Tom Achebe")).toBe("PNX-5118204-K7QD assigned to Tom Achebe");
  expect(doneWords(["PNX-1", "PNX-2"], null)).toBe("2 cases left without an owner");
});
