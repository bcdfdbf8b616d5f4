import { expect, test } from "vitest";

import { mailDraft } from "./mailDraft";

const mail = {
  to: "cases@larkfield.example",
  subject: "Case PNX-1: Other",
  body: "First line\nSecond & last",
};

test("a draft is filled in, with the line ends of mails", () => {
  expect(mailDraft(mail)).toEqual({
    href: "mailto:cases%40larkfield.example?subject=Case%20PNX-1%3A%20Other&body=First%20line%0D%0ASecond%20%26%20last",
    whole: true,
  });
});

test("a text too long for a link stays out rather than being cut", () => {
  const draft = mailDraft({ ...mail, body: "x".repeat(3000) });
  expect(draft.whole).toBe(false);
  expect(draft.href).not.toContain("body");
});
