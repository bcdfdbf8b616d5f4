import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, type Locator, type Page, type Route } from "@playwright/test";

import { portal } from "./portal";

let folder: string | undefined;

/** A real file made for these tests, by its name. They are made once a run, on the first call. */
export function sample(name: string): string {
  if (folder === undefined) {
    folder = mkdtempSync(join(tmpdir(), "recourse-files-"));
    execFileSync(join(portal.root, ".venv/bin/python"), [
      join(portal.root, "tests/browser/make_files.py"),
      folder,
    ]);
  }
  return join(folder, name);
}

/** The reference of the n-th open case. Each test takes its own, so that none meets another's upload. */
export async function caseReference(page: Page, nth: number): Promise<string> {
  const answering = page.waitForResponse(/\/api\/cases\?/);
  await page.goto("/cases?sort=caseReference&direction=asc&limit=50");
  const { items } = (await (await answering).json()) as {
    items: { caseReference: string }[];
  };
  const reference = items[nth]?.caseReference;
  if (reference === undefined) throw new Error("There are too few cases.");
  return reference;
}

/** Opens the wizard and confirms the case; returns its reference. */
export async function confirmCase(page: Page, nth: number): Promise<string> {
  const reference = await caseReference(page, nth);
  await page.goto(`/cases/${reference}/upload`);
  await page.getByRole("button", { name: "Confirm this case" }).click();
  return reference;
}

export async function choose(page: Page, ...names: string[]): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles(names.map(sample));
}

/** Text that no other file has, so that nothing is a duplicate by accident. */
export async function chooseText(page: Page, name: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  const buffer = Buffer.from(`${name}, made at ${new Date().toISOString()}`);
  await (await choosing).setFiles({ name, mimeType: "text/plain", buffer });
  await uploaded(page, name);
}

export const row = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ hasText: name });

export async function uploaded(page: Page, name: string): Promise<void> {
  await expect(row(page, name).getByText(/^Uploaded/)).toBeVisible({
    timeout: 120_000,
  });
}

/** Goes to the details and fills them in, the same type for every file. */
export async function describeFiles(page: Page, kind: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Continue to details" }).click();
  await page.getByRole("radio", { name: kind }).check();
  for (const type of await page.getByRole("combobox", { name: "Type" }).all())
    await type.selectOption("Other evidence");
  await page.getByRole("button", { name: "Continue to check" }).click();
}

/** Slows what the page sends down to `megabytes` a second, so that a test can act in the middle; null lets go. */
export async function slow(page: Page, megabytes: number | null): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const uploadThroughput = megabytes === null ? -1 : megabytes * 1_000_000;
  await tools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}

/** What the address of a block on its way to storage looks like. */
export const block = /[?&]comp=block&/;
const held = new WeakMap<Page, Route[]>();

/** Lets one block through and holds the rest: the page stays half-way for as long as a test looks at it. */
export async function holdAfterOneBlock(page: Page): Promise<void> {
  const waiting: Route[] = [];
  held.set(page, waiting);
  let sent = 0;
  await page.route(block, async (route) => {
    sent += 1;
    if (sent === 1) await route.continue();
    else waiting.push(route);
  });
}

/** Lets go what is held, and all that follows. */
export async function release(page: Page): Promise<void> {
  await page.unroute(block);
  // The page may have given a block up since, by a pause or by going elsewhere.
  await Promise.allSettled((held.get(page) ?? []).map((route) => route.continue()));
  held.delete(page);
}
