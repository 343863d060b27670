import { afterEach, describe, expect, it, vi } from "vitest";
import { StickyPush } from "../../src/host/delivery/sticky-push.ts";
import { anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";

const aSticky = () => anEvent({ msc4354_sticky: { duration_ms: 60_000 } });

describe("Sticky push", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("125. An event is told once, and remembered only as long as it may be sticky", () => {
    vi.useFakeTimers();
    const push = new StickyPush(
      aMemoryDriver(),
      () => true,
      () => undefined,
    );
    const event = aSticky();

    expect(push.isNew(event)).toBe(true);
    vi.setSystemTime(Date.now() + 3_599_000);
    expect(push.isNew(aSticky())).toBe(true);
    expect(push.isNew(event)).toBe(false);
    vi.setSystemTime(Date.now() + 2_000);
    expect(push.isNew(aSticky())).toBe(true);
    expect(push.isNew(event)).toBe(true);
  });

  it("118. What was read for a room that is closed by then is not told, nor what no driver should return", async () => {
    const told = vi.fn();
    const malformed = { room_id: ROOM, msc4354_sticky: null } as object as ReturnType<typeof anEvent>;
    const readings = [[aSticky()], [malformed]];
    const driver = aMemoryDriver({ readStickyEvents: async () => readings.shift() ?? [] });
    let isOpen = true;
    const push = new StickyPush(driver, () => isOpen, told);

    const pushed = push.push([ROOM]);
    isOpen = false;
    await pushed;
    isOpen = true;
    await push.push([ROOM]);

    expect(told).not.toHaveBeenCalled();
  });
});
