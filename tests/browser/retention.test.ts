import { expect } from "@playwright/test";

import { overflow, violations } from "./looks";
import { securityTest as test } from "./signed-in";

const NIGHT = "2026-10-05";

/** A run that waits for a second person, as the server tells it: the sample people have all been here lately. */
const waiting = {
  id: `run-${NIGHT}`,
  about: "accounts",
  day: NIGHT,
  startedAt: `${NIGHT}T01:35:00Z`,
  endedAt: `${NIGHT}T01:36:00Z`,
  cautious: false,
  counts: { warn: 3, purge: 40 },
  purges: "asked",
  purged: 0,
  askedBy: "Ruth Calder",
  askedWhy: "A firm has left.",
  approvedBy: null,
  expiresAt: `${NIGHT}T23:00:00Z`,
  mayAsk: false,
  mayApprove: true,
};

test("security staff look ahead and approve by keyboard what a colleague asked for", async ({ page }) => {
  await page.goto("/staff/retention");
  await expect(page.getByRole("heading", { name: "Retention", level: 1 })).toBeVisible();
  for (const name of ["Accounts of the next run", "Cases of the next run"]) {
    await expect(page.getByRole("region", { name })).toBeVisible();
  }
  await expect(page.getByRole("region", { name: "Past runs" })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.route("**/api/staff/retention-runs", (route) => route.fulfill({ json: { items: [waiting] } }));
  const sent = page.waitForRequest((request) => request.url().endsWith("/approval"));
  await page.reload();
  const runs = page.getByRole("region", { name: "Past runs" });
  await expect(runs).toContainText("3 warned, 40 due to be purged");
  await runs.getByRole("button", { name: "Look and approve" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Approve the purges" });
  await expect(dialog).toContainText("A firm has left.");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Purge 40 accounts" }).click();
  expect((await sent).method()).toBe("POST");
  await expect(dialog).toContainText("Nothing has changed."); // the server knows of no such run

  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
