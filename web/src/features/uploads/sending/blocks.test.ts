import { describe, expect, it } from "vitest";

import { BLOCK_BYTES, bytesOf, missingBlocks, planBlocks } from "./blocks";

const size = 2 * BLOCK_BYTES + 5;

describe("blocks of a file", () => {
  it("cover every byte once, in order", () => {
    const plan = planBlocks(size);
    expect(plan.map(({ start, end }) => [start, end])).toEqual([
      [0, BLOCK_BYTES],
      [BLOCK_BYTES, 2 * BLOCK_BYTES],
      [2 * BLOCK_BYTES, size],
    ]);
    expect(bytesOf(plan)).toBe(size);
  });

  it("are one for a small file", () => {
    expect(planBlocks(1)).toHaveLength(1);
  });

  it("have names of one length, as Blob Storage asks", () => {
    const lengths = new Set(planBlocks(63 * BLOCK_BYTES).map(({ id }) => id.length));
    expect(lengths).toEqual(new Set([8]));
  });

  it("that are there already are left out", () => {
    const [first, second, third] = planBlocks(size);
    const sent = [{ id: second?.id ?? "", size: BLOCK_BYTES }];
    expect(missingBlocks(planBlocks(size), sent)).toEqual([first, third]);
  });

  it("of another size are sent again", () => {
    const plan = planBlocks(size);
    expect(missingBlocks(plan, [{ id: plan[0]?.id ?? "", size: 7 }])).toHaveLength(3);
  });
});
