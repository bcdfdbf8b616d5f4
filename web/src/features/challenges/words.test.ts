import { expect, test } from "vitest";

import type { CaseDetails, Challengeable } from "./types";
import { fieldsToChallenge, mistakesIn, valueWords, windowWords } from "./words";

const eventDate: Challengeable = {
  name: "eventDate",
  label: "Event date",
  explanation: "",
  type: "date",
  choices: [],
  window: "set-up",
  recorded: "2026-03-01",
  mayBeBlank: true,
};
const outcome: Challengeable = { ...eventDate, name: "outcomeChange", window: "closing", type: "choice" };
const open = { lastDay: "2026-06-15", endsAt: "2026-06-15T22:59:00Z", open: true };
const ended = { ...open, open: false };

const details = (facts: object) =>
  ({
    challengeSetUp: open,
    challengeClosing: null,
    challengeable: [eventDate, outcome],
    challenges: [],
    ...facts,
  }) as unknown as CaseDetails;

const draft = {
  field: "eventDate",
  claimed: "2026-02-01",
  blank: false,
  evidence: "A letter",
  documentIds: [],
};

test("a window tells its last moment by the scheme's clocks, summer or winter", () => {
  expect(windowWords(details({}), "set-up", "Europe/London")).toMatch(
    /^open until Mon 15 Jun.*, 23:59, UK time$/,
  );
  expect(windowWords(details({ challengeSetUp: ended }), "set-up", "Europe/London")).toBe(
    "ended on 15 Jun 2026 at 23:59, UK time",
  );
  expect(windowWords(details({}), "closing", "Europe/London")).toBe("opens once the closure letter is sent");
});

test("only fields with an open window and without a waiting challenge are offered", () => {
  expect(fieldsToChallenge(details({})).map(({ name }) => name)).toEqual(["eventDate"]);
  const waiting = [{ field: "eventDate", state: "open" }];
  expect(fieldsToChallenge(details({ challenges: waiting }))).toEqual([]);
  const answered = [{ field: "eventDate", state: "declined" }];
  expect(fieldsToChallenge(details({ challenges: answered }))).toHaveLength(1);
  expect(fieldsToChallenge(details({ challengeSetUp: ended }))).toEqual([]);
});

test("a challenge needs a field, another value than the recorded one, and words", () => {
  expect(mistakesIn(draft, eventDate, 100)).toEqual({});
  expect(mistakesIn({ ...draft, claimed: "2026-03-01" }, eventDate, 100).claimed).toMatch(/recorded already/);
  expect(mistakesIn({ ...draft, claimed: " " }, eventDate, 100).claimed).toMatch(/Say what/);
  expect(mistakesIn({ ...draft, claimed: "", blank: true }, eventDate, 100)).toEqual({});
  expect(mistakesIn({ ...draft, evidence: "a".repeat(103) }, eventDate, 100).evidence).toMatch(
    /3 characters/,
  );
  expect(Object.keys(mistakesIn({ ...draft, evidence: "" }, undefined, 100))).toEqual(["field", "evidence"]);
});

test("a blank is told as nothing, a date in words", () => {
  expect(valueWords(null, "date")).toBe("nothing");
  expect(valueWords("2026-03-01", "date")).toBe("1 Mar 2026");
  expect(valueWords("Change", "choice")).toBe("Change");
});
