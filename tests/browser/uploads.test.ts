import { expect } from "@playwright/test";

import { test } from "./signed-in";
import {
  block,
  caseReference,
  choose,
  confirmCase,
  describeFiles,
  holdAfterOneBlock,
  release,
  row,
  slow,
  uploaded,
} from "./upload-files";

// 60 MB through a browser, storage and a scan, beside whatever else the machine does.
test.setTimeout(240_000);

const bundle = "Business file bundle.pdf";
const second = "Second bundle.pdf";
const infected = "Statement export.txt";
const received = [bundle, "Claim notes.docx", "Damaged roof.png"];

// Recording requests would copy every block through the test. Holding them does: only the smaller file is held.
test.use({ trace: "off" });

test("four files are sent and watched to their end: three received, the infected one refused with a reason", async ({
  page,
}) => {
  const reference = await confirmCase(page, 20);
  await slow(page, 1);
  await choose(page, bundle, second);
  await expect(row(page, second)).toContainText(/of 24.0 MB/, {
    timeout: 30_000,
  });
  // It stands in line behind the two. Paused, it arrives only after the upload was sent, and is refused after that.
  await choose(page, "Claim notes.docx", "Damaged roof.png", infected);
  await row(page, infected)
    .getByText(/^Waiting/)
    .waitFor();
  await row(page, infected)
    .getByRole("button", { name: /^Pause/ })
    .click();
  await slow(page, null);
  await row(page, second)
    .getByRole("button", { name: /^Remove/ })
    .click();
  for (const name of received) await uploaded(page, name);
  await describeFiles(page, /Something else/);
  await page.getByRole("button", { name: "Send 4 files" }).click();
  const receipt = page.getByRole("region", { name: "Receipt" });
  await expect(receipt).toContainText(/U-\w{4}-\w{4}/);
  const number = /U-\w{4}-\w{4}/.exec(await receipt.innerText())?.[0] ?? "";

  await page.getByRole("link", { name: "Track this upload" }).click();
  const card = page.getByRole("region", { name: `${reference}, ${number}` });
  for (const name of received)
    await expect(card.getByRole("listitem", { name })).toContainText("Received", { timeout: 60_000 });
  const refused = card.getByRole("listitem", { name: infected });
  await expect(refused).toContainText("Rejected", { timeout: 60_000 });
  await expect(refused).toContainText("Malware was found in this file.");
  await expect(card).toContainText("1 of 4 to fix");
  await refused.getByRole("link", { name: "Send a new copy" }).click();

  await page.getByRole("button", { name: "Confirm this case" }).click();
  await choose(page, "Small letter.pdf");
  await uploaded(page, "Small letter.pdf");
  await describeFiles(page, /Something else/);
  await page.getByRole("button", { name: "Send 1 file" }).click();
  await page.getByRole("link", { name: "Track this upload" }).click();
  // The new copy has put the refused file aside.
  await expect(card).toContainText("3 received");
});

test("a reload in the middle loses nothing: the same file is chosen again and carries on", async ({
  page,
}) => {
  await confirmCase(page, 21);
  await slow(page, 4);
  await choose(page, bundle);
  await expect(row(page, bundle)).toContainText(/[1-9][\d.]* of 60\.0 MB/, {
    timeout: 60_000,
  });
  await page.reload();
  await expect(row(page, bundle)).toContainText("Choose it again");
  await slow(page, null);

  let blocks = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT" && block.test(request.url())) blocks += 1;
  });
  await choose(page, bundle);
  await uploaded(page, bundle);
  // 60 MB are fifteen blocks; those that had arrived aren't sent again.
  expect(blocks).toBeLessThan(15);
});

test("another file under the same name isn't taken for the one that was begun", async ({ page }) => {
  await page.route(/comp=block/, (route) => route.abort());
  await confirmCase(page, 22);
  await choose(page, "Damaged roof.png");
  await expect(row(page, "Damaged roof.png")).toContainText("Connection lost", {
    timeout: 30_000,
  });
  await page.reload();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choose the file/ }).click();
  await (
    await choosing
  ).setFiles({
    name: "Damaged roof.png",
    mimeType: "image/png",
    buffer: Buffer.from("other"),
  });
  await expect(row(page, "Damaged roof.png")).toContainText("That isn't the same file");
});

test("what can't be accepted is refused before a byte is sent, with what to do", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  await confirmCase(page, 23);
  await choose(page, "Claim correspondence.msg", "Empty.pdf");
  const email = row(page, "Claim correspondence.msg");
  await expect(email).toContainText("Not accepted");
  await expect(email).toContainText("Print the email to PDF and send that.");
  await expect(row(page, "Empty.pdf")).toContainText("This file is empty.");
  await expect(page.getByRole("button", { name: "Continue to details" })).toBeDisabled();
  await expect(page.getByText("Choose at least one file")).toBeVisible();
  expect(sent.filter((url) => url.includes("upload"))).toEqual([]);
});

test("a file that is refused before the upload is sent is named, and left out", async ({ page }) => {
  await confirmCase(page, 31);
  await choose(page, "Small letter.pdf");
  // Nothing moves any more, so the page has stopped looking: the next file must make it look again.
  await expect(row(page, "Small letter.pdf")).toContainText("Uploaded and checked", { timeout: 60_000 });
  await choose(page, infected);
  await expect(row(page, infected)).toContainText("Malware was found in this file.", { timeout: 60_000 });
  await expect(page.getByText("1 uploaded · 1 not included")).toBeVisible();
  await describeFiles(page, /Something else/);
  await page.getByRole("button", { name: "Leave out 1 and send 1" }).click();
  await expect(page.getByRole("heading", { name: "1 file sent" })).toBeVisible();
});

test("a document that is on the case already is pointed out, and stays out unless wanted", async ({
  page,
}) => {
  const reference = await confirmCase(page, 24);
  await choose(page, "Small letter.pdf");
  await uploaded(page, "Small letter.pdf");
  await describeFiles(page, /Something else/);
  await page.getByRole("button", { name: "Send 1 file" }).click();
  await page.getByRole("link", { name: "Track this upload" }).click();
  await expect(page.getByRole("listitem", { name: "Small letter.pdf" }).first()).toContainText("Received", {
    timeout: 60_000,
  });

  await page.goto(`/cases/${reference}/upload?step=files`);
  await choose(page, "Small letter.pdf");
  const twice = row(page, "Small letter.pdf");
  await expect(twice).toContainText("Already on this case");
  await expect(twice).toContainText("sent by Priya Nair");
  await twice.getByRole("button", { name: /^Send it again/ }).click();
  await uploaded(page, "Small letter.pdf");
  await twice.getByRole("button", { name: /^Remove/ }).click();
  await expect(twice).toHaveCount(0);
});

test("a file is paused and carries on where it stopped", async ({ page }) => {
  await confirmCase(page, 25);
  await holdAfterOneBlock(page);
  await choose(page, second);
  const file = row(page, second);
  await expect(file).toContainText("of 24.0 MB", { timeout: 30_000 });
  await file.getByRole("button", { name: /^Pause/ }).click();
  await expect(file).toContainText("Paused");
  await release(page);
  await file.getByRole("button", { name: /^Carry on/ }).click();
  await uploaded(page, second);
});

test("files go on while other pages are looked at", async ({ page }) => {
  const reference = await confirmCase(page, 26);
  await holdAfterOneBlock(page);
  await choose(page, second);
  await expect(row(page, second)).toContainText("of 24.0 MB", {
    timeout: 30_000,
  });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Uploads" }).click();
  const unfinished = page.getByRole("region", { name: "Not finished" }).filter({ hasText: reference });
  await unfinished.getByRole("link", { name: "Carry on" }).click();
  await expect(row(page, second)).toContainText(/of 24.0 MB|Uploaded/);
  await release(page);
  await uploaded(page, second);
});

test("an upload starts from a full reference in any spelling, and an unknown one is told", async ({
  page,
}) => {
  const reference = await confirmCase(page, 27);
  await page.goto("/uploads/new");
  await page.getByLabel("Case reference").fill("PNX-0000000-XXXX");
  await page.getByRole("button", { name: "Find this case" }).click();
  await expect(page.getByText("There is no such case among yours")).toBeVisible();
  await page.getByLabel("Case reference").fill(reference.toLowerCase());
  await page.getByRole("button", { name: "Find this case" }).click();
  await expect(page.getByText("Is this the right case?")).toBeVisible();
});

test("what is missing in the details is named on top and beside its field", async ({ page }) => {
  await confirmCase(page, 28);
  await choose(page, "Claim notes.docx");
  await uploaded(page, "Claim notes.docx");
  await page.getByRole("button", { name: "Continue to details" }).click();
  await page.getByRole("button", { name: "Continue to check" }).click();
  await expect(page.getByRole("alert")).toContainText("Change 2 things to send this upload");
  await expect(page.getByRole("combobox", { name: "Type" })).toHaveAttribute("aria-invalid", "true");
});

test("a file is sent without a mouse", async ({ page }) => {
  const reference = await caseReference(page, 29);
  await page.goto("/uploads/new");
  await page.getByLabel("Case reference").focus();
  await page.keyboard.type(reference);
  await page.keyboard.press("Enter");
  const press = async (name: string): Promise<void> => {
    await page.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
  };
  await press("Confirm this case");
  await expect(page.getByRole("group", { name: "Files" })).toBeFocused();
  const choosing = page.waitForEvent("filechooser");
  await press("Choose files");
  await (
    await choosing
  ).setFiles({
    name: "Typed.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`Typed for ${reference} at ${Date.now()}`),
  });
  await uploaded(page, "Typed.txt");
  await press("Continue to details");
  await page.getByRole("radio", { name: /Something else/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("combobox", { name: "Type" }).focus();
  await page.keyboard.type("Other");
  await press("Continue to check");
  await press("Send 1 file");
  await expect(page.getByRole("heading", { name: "1 file sent" })).toBeFocused();
});
