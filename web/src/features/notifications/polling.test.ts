import { expect, test } from "vitest";

import { awaitNews, pollingInterval } from "./polling";

test("the bell looks every thirty seconds", () => {
  expect(pollingInterval()).toBe(30_000);
});

test("it looks every second until all of one's own work has come", () => {
  const first = awaitNews();
  const second = awaitNews();
  first();
  first();
  expect(pollingInterval()).toBe(1_000);
  second();
  expect(pollingInterval()).toBe(30_000);
});
