import { expect, type Page } from "@playwright/test";

import { mailboxAddress } from "./portal";

interface Sent {
  headers: { to: string };
  text: string;
}

/** The newest email to somebody, as plain text: it comes by queue, so it may take a moment. */
export async function emailTo(page: Page, address: string): Promise<string> {
  let text = "";
  await expect
    .poll(async () => {
      const sent = (await (await page.request.get(mailboxAddress())).json()) as Sent[];
      text = sent.find(({ headers }) => headers.to.includes(address))?.text ?? "";
      return text;
    })
    .not.toBe("");
  return text;
}
