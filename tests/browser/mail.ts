import { expect, type Page } from "@playwright/test";

import { mailboxAddress } from "./portal";

interface Sent {
  headers: { to: string };
  text: string;
}

/** The newest email to somebody that says `words`, as plain text: it comes by queue, so it may take a moment. */
export async function emailTo(page: Page, address: string, words = ""): Promise<string> {
  let text = "";
  await expect
    .poll(async () => {
      const sent = (await (await page.request.get(mailboxAddress())).json()) as Sent[];
      text = sent.find((each) => each.headers.to.includes(address) && each.text.includes(words))?.text ?? "";
      return text;
    })
    .not.toBe("");
  return text;
}
