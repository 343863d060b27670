import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWakingClock } from "../../src/host/waking-clock.ts";

/** The real worker, counted. */
class CountedWorker extends Worker {
  static running = 0;
  static started = 0;
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    CountedWorker.running += 1;
    CountedWorker.started += 1;
  }
  override terminate(): void {
    super.terminate();
    CountedWorker.running -= 1;
  }
}

beforeEach(() => {
  CountedWorker.running = 0;
  CountedWorker.started = 0;
  vi.stubGlobal("Worker", CountedWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As in a hidden page, where they come too late. */
const stopPageTimers = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

describe("T-73 The waking clock", () => {
  it("rings although the page's own timers do not, each task once, the soonest first", async () => {
    stopPageTimers();
    const clock = createWakingClock();
    const rung: string[] = [];
    const all = new Promise<void>((resolve) => {
      clock.after(60, () => {
        rung.push("late");
        resolve();
      });
    });
    clock.after(0, () => rung.push("soon"));
    await all;
    vi.advanceTimersByTime(1_000);
    expect(rung).toEqual(["soon", "late"]);
  });

  it("does not ring for what was called off", async () => {
    const clock = createWakingClock();
    const task = vi.fn();
    const callOff = clock.after(0, task);
    callOff();
    callOff();
    await new Promise<void>((resolve) => clock.after(50, resolve));
    expect(task).not.toHaveBeenCalled();
  });

  it("has one worker, while something waits and no longer", async () => {
    const clock = createWakingClock();
    expect(CountedWorker.started).toBe(0);
    const callOff = clock.after(60_000, () => undefined);
    await new Promise<void>((resolve) => {
      clock.after(0, () => clock.after(0, resolve));
    });
    expect([CountedWorker.started, CountedWorker.running]).toEqual([1, 1]);
    callOff();
    await Promise.resolve();
    expect(CountedWorker.running).toBe(0);
    await new Promise<void>((resolve) => clock.after(0, resolve));
    await Promise.resolve();
    expect([CountedWorker.started, CountedWorker.running]).toEqual([2, 0]);
  });

  it.each([
    ["are none", undefined],
    [
      "are refused at once",
      class {
        constructor() {
          throw new DOMException("Refused", "SecurityError");
        }
      },
    ],
  ])("rings by the page's timers where workers %s", async (_how, worker) => {
    vi.stubGlobal("Worker", worker);
    const clock = createWakingClock();
    await new Promise<void>((resolve) => clock.after(10, resolve));
    await new Promise<void>((resolve) => clock.after(10, resolve));
  });
});
