import { expect, it } from "vitest";

import { Slots } from "./slots";

const never = new AbortController().signal;

it("no more pieces of work run at once than there are slots, and all get their turn", async () => {
  const slots = new Slots(2);
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  };
  await Promise.all([1, 2, 3, 4, 5].map(() => slots.run(never, work)));
  expect([running, most]).toEqual([0, 2]);
});

it("work that fails gives its slot back", async () => {
  const slots = new Slots(1);
  await expect(slots.run(never, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(slots.run(never, () => Promise.resolve("yes"))).resolves.toBe("yes");
});

it("who leaves the line doesn't hold up those behind", async () => {
  const slots = new Slots(1);
  const leaving = new AbortController();
  let finish = (): void => undefined;
  const first = slots.run(never, () => new Promise<void>((resolve) => (finish = resolve)));
  const second = slots.run(leaving.signal, () => Promise.resolve("second"));
  const third = slots.run(never, () => Promise.resolve("third"));
  leaving.abort();
  await expect(second).rejects.toThrow("Stopped.");
  finish();
  await first;
  await expect(third).resolves.toBe("third");
});
