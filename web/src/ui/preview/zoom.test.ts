import { expect, test } from "vitest";

import { stepsOf } from "./zoom";

test("zooming goes step by step and ends at both ends", () => {
  expect(stepsOf("fit")).toEqual({ smaller: 75, larger: 150 });
  expect(stepsOf(100)).toEqual({ smaller: 75, larger: 150 });
  expect(stepsOf(50).smaller).toBeNull();
  expect(stepsOf(400).larger).toBeNull();
});
