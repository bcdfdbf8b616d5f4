import { describe, expect, it } from "vitest";

import { ApiError, offlineError } from "@/api/problem";

import { UnreadableFile } from "./hashing";
import { mayPass, troubleWords } from "./trouble";

const answered = (status: number): ApiError =>
  new ApiError({
    type: "",
    title: "",
    status,
    code: "c",
    detail: "Say so.",
    correlationId: "",
    errors: null,
  });
const storage = (statusCode?: number): Error => Object.assign(new Error(), { name: "RestError", statusCode });

describe("trouble while sending", () => {
  it.each([
    ["no network to the API", offlineError(), true],
    ["no network to storage", storage(), true],
    ["a busy API", answered(503), true],
    ["a link that expired", storage(403), true],
    ["blocks that storage forgot", storage(400), true],
    ["a refusal by the API", answered(409), false],
    ["a file that is gone", new UnreadableFile(), false],
  ])("%s is waited out: %s", (_, error, expected) => {
    expect(mayPass(error)).toBe(expected);
  });

  it("is told in the API's words where it has some", () => {
    expect(troubleWords(answered(409))).toBe("Say so.");
  });
});
