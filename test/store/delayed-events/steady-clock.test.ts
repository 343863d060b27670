import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSteadyClock } from "../../../src/store/delayed-events/steady-clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const hourMs = 3_600_000;

describe("T-73 The time that heartbeats are judged by", () => {
  it("is the machine's, and goes on with it", () => {
    const now = createSteadyClock();
    expect(now()).toBe(Date.now());
    vi.advanceTimersByTime(1_234);
    expect(now()).toBe(Date.now());
  });

  it("goes on as before where the machine's clock is set back", () => {
    const now = createSteadyClock();
    const before = now();
    vi.setSystemTime(Date.now() - hourMs);
    expect(now()).toBe(before);
    vi.advanceTimersByTime(5_000);
    expect(now()).toBe(before + 5_000);
  });

  it("has gone on where the machine slept, although the page did not count", () => {
    const now = createSteadyClock();
    const before = now();
    vi.setSystemTime(Date.now() + hourMs);
    expect(now()).toBe(before + hourMs);
  });
});
