import { expect, it } from "vitest";

import { places } from "./places";

it("has the scheme's people work below /staff: a tab opened elsewhere signs in with the businesses' provider", () => {
  const astray = places.filter(({ needs, to }) => needs?.startsWith("staff") && !to.startsWith("/staff/"));
  expect(astray).toEqual([]);
});
