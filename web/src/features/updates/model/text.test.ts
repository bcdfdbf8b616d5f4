import { expect, test } from "vitest";

import { lengthOf, tooLong } from "./text";

test("characters are counted as the API counts them", () => {
  expect(lengthOf("  Größe 👍 ")).toBe(7);
});

test("a comment past its limit is told by how much", () => {
  expect(tooLong("x".repeat(1042), 1000, "comment here")).toBe(
    "Your comment here is 42 characters too long.",
  );
  expect(tooLong("x".repeat(501), 500, "comment")).toBe("Your comment is 1 character too long.");
  expect(tooLong("x".repeat(500), 500, "comment")).toBeNull();
});
