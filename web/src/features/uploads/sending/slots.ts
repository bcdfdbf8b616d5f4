import { abortedError } from "./backoff";

/** Lets only so many pieces of work run at once; the others wait in line. */
export class Slots {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Runs the work when its turn comes. Rejects when aborted while waiting. */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#free += 1;
      this.#line.shift()?.();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    while (this.#free === 0) await this.#place(signal);
    if (signal.aborted) throw abortedError();
    this.#free -= 1;
  }

  #place(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(go), 1);
        reject(abortedError());
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#line.push(go);
    });
  }
}
