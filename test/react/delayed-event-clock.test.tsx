import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClockText } from "../../src/react/delayed-events/ClockText.tsx";
import { createClock } from "../../src/react/delayed-events/clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function look(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("the clock of delayed events", () => {
  it("ticks once a second for all who look, with one timer", () => {
    look("visible");
    const clock = createClock();
    const listeners = [vi.fn(), vi.fn(), vi.fn()];
    const stop = listeners.map((listener) => clock.subscribe(listener));
    expect(vi.getTimerCount()).toBe(1);
    for (const listener of listeners) listener.mockClear();

    const before = clock.now();
    vi.advanceTimersByTime(3_000);
    for (const listener of listeners) expect(listener).toHaveBeenCalledTimes(3);
    expect(clock.now()).toBe(before + 3_000);

    for (const unsubscribe of stop) unsubscribe();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stands still while the page is hidden, and is right as soon as it is seen", () => {
    look("visible");
    const clock = createClock();
    const onTick = vi.fn();
    const stop = clock.subscribe(onTick);
    look("hidden");
    expect(vi.getTimerCount()).toBe(0);
    onTick.mockClear();

    vi.advanceTimersByTime(60_000);
    expect(onTick).not.toHaveBeenCalled();
    look("visible");
    expect(onTick).toHaveBeenCalledTimes(1);
    expect(clock.now()).toBe(Date.now());
    stop();
  });

  it("tells the time to whoever asks, before anybody looks", () => {
    const clock = createClock();
    const before = clock.now();
    vi.setSystemTime(Date.now() + 90_000);
    expect(clock.now()).toBe(before + 90_000);
  });

  it("renders a text when it changes, and what stands around it never", () => {
    look("visible");
    const startMs = Date.now();
    const around = vi.fn();
    const texts: string[] = [];
    const read = (nowMs: number) => `${Math.trunc((nowMs - startMs) / 10_000)} times ten seconds`;
    function Around() {
      around();
      return <ClockText read={read} />;
    }
    const { container } = render(<Around />);
    const seen = new MutationObserver(() => undefined);
    seen.observe(container, { characterData: true, subtree: true });
    for (let second = 0; second < 25; second++) {
      act(() => vi.advanceTimersByTime(1_000));
      texts.push(...seen.takeRecords().map(() => container.textContent));
    }
    expect(screen.getByText("2 times ten seconds")).toBeVisible();
    expect(texts).toEqual(["1 times ten seconds", "2 times ten seconds"]);
    expect(around).toHaveBeenCalledTimes(1);
  });
});
