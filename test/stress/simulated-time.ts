import { createSeededRandom } from "./seeded-random.ts";
import { TimerHeap } from "./timer-heap.ts";

/** The time and the timers of this process, as long as it is not undone. */
export interface SimulatedTime {
  /** Fires every timer that is due until then, each once all that the one before it set off has come to rest. */
  runUntil(untilMs: number): Promise<void>;
  undo(): void;
}

/**
 * Takes the place of the clock, of all timers and of `Math.random`, so that an hour passes as fast as its work is done,
 * and alike each time. What JavaScript does between two timers takes no time. Promises and `setImmediate` are real.
 */
export function simulateTime(startMs: number, seed: number): SimulatedTime {
  const heap = new TimerHeap();
  const cancelled = new Set<number>();
  let nowMs = startMs;
  let order = 0;
  let digests = 0;

  const set = (delayMs: number | undefined, fire: (id: number) => void, id: number = ++order): number => {
    // Whole, and not below zero, as with any timer.
    const waitMs = Math.max(0, Math.trunc(Number(delayMs) || 0));
    heap.push({
      atMs: nowMs + waitMs,
      order: ++order,
      fire: () => {
        if (!cancelled.delete(id)) fire(id);
      },
    });
    return id;
  };
  const repeat = (callback: () => void, delayMs: number | undefined, id?: number): number =>
    set(
      delayMs,
      (own) => {
        repeat(callback, delayMs, own);
        callback();
      },
      id,
    );
  const clear = (id: unknown): void => {
    if (typeof id === "number") cancelled.add(id);
  };

  const { digest } = crypto.subtle;
  const undos = [
    replace(globalThis, "setTimeout", (callback: (...values: unknown[]) => void, delayMs, ...values) =>
      set(delayMs, () => callback(...values)),
    ),
    replace(globalThis, "setInterval", repeat),
    replace(globalThis, "clearTimeout", clear),
    replace(globalThis, "clearInterval", clear),
    replace(Date, "now", () => nowMs),
    replace(performance, "now", () => nowMs - startMs),
    replace(Math, "random", createSeededRandom(seed).next),
    // The one thing here that is done on another thread.
    replace(crypto.subtle, "digest", (...values: Parameters<SubtleCrypto["digest"]>) => {
      digests += 1;
      return digest.apply(crypto.subtle, values).finally(() => {
        digests -= 1;
      });
    }),
  ];

  async function comeToRest(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (digests > 0);
  }

  return {
    async runUntil(untilMs) {
      await comeToRest();
      while (heap.next !== undefined && heap.next.atMs <= untilMs) {
        const timer = heap.pop();
        nowMs = Math.max(nowMs, timer?.atMs ?? 0);
        timer?.fire();
        await comeToRest();
      }
      nowMs = untilMs;
    },
    undo() {
      for (const undo of undos) undo();
    },
  };
}

/** `value` has another type than what it takes the place of where Node's own is wider. */
function replace(owner: object, name: string, value: (...values: never[]) => unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, writable: true, value });
  return () => {
    if (own === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, own);
  };
}
