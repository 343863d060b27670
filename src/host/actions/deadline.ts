import { LONGEST_WAIT_MS } from "../longest-wait.ts";

/** The answer did not come in time; what comes of the work later is dropped. */
export class OverdueError extends Error {
  override readonly name = "OverdueError";
}

/** A time by which something must be answered; none with `Infinity`. */
export class Deadline {
  readonly #passed: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(timeoutMs: number) {
    this.#passed = new Promise((_resolve, reject) => {
      if (timeoutMs === Number.POSITIVE_INFINITY) return;
      this.#timer = setTimeout(
        () => {
          this.#isOver = true;
          reject(new OverdueError());
        },
        Math.min(timeoutMs, LONGEST_WAIT_MS),
      );
    });
    // It may pass while nothing is held to it.
    this.#passed.catch(() => undefined);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Settles as the answer does, or rejects with an `OverdueError`. */
  hold<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return Promise.race([answer, this.#passed]);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
