import { describe, expect, it } from "vitest";

import { newItem, totalPace, totalsOf, troubleFirst, type Stage } from "./items";
import { rateOf } from "./pace";

const item = (id: string, kind: Stage["kind"], sent = 0) => ({
  ...newItem(id, `${id}.pdf`, 100, { kind } as Stage),
  sent,
});

describe("the files of an upload", () => {
  it("are counted without those that stay behind", () => {
    const items = [
      item("a", "refused"),
      item("b", "duplicate"),
      item("c", "uploading", 40),
      item("d", "sent", 100),
    ];
    expect(totalsOf(items)).toEqual({ files: 2, arrived: 1, sent: 140, size: 200, atWork: 1 });
  });

  it("show trouble first and what is done last", () => {
    const items = [item("a", "sent"), item("b", "uploading"), item("c", "duplicate"), item("d", "refused")];
    expect(troubleFirst(items).map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
  });

  it("have a common pace", () => {
    const one = {
      ...item("a", "uploading"),
      pace: {
        samples: [
          { at: 0, sent: 0 },
          { at: 4000, sent: 400 },
        ],
      },
    };
    const two = {
      ...item("b", "uploading"),
      pace: {
        samples: [
          { at: 0, sent: 0 },
          { at: 4000, sent: 800 },
        ],
      },
    };
    expect(rateOf(totalPace([one, two]))).toBe(300);
  });
});
