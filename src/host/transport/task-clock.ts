/** The time as `performance.now()`, asked once per task: asking costs as much as sending a tenth of a message. */
export class TaskClock {
  #nowMs: number | undefined;

  get nowMs(): number {
    if (this.#nowMs === undefined) {
      this.#nowMs = performance.now();
      queueMicrotask(() => {
        this.#nowMs = undefined;
      });
    }
    return this.#nowMs;
  }
}
