import { describe, expect, it, vi } from "vitest";
import { DEFAULT_LIMITS } from "../../src/core/session/session-limits.ts";
import { ActivityLog } from "../../src/host/activity/activity-log.ts";
import { DeliveryQueue } from "../../src/host/delivery/delivery-queue.ts";
import type { Outcome, WidgetTransport } from "../../src/host/transport/widget-transport.ts";

/** A transport whose widget answers when the test says so. */
function aTransport() {
  const sent: unknown[] = [];
  const waiting: ((outcome: Outcome) => void)[] = [];
  const transport: WidgetTransport = {
    sendsBesideData: true,
    start: () => undefined,
    request(_action, data, onSettled) {
      sent.push(data);
      waiting.push(onSettled);
      return () => undefined;
    },
    reset: () => undefined,
    stop: () => undefined,
  };
  const settle = (count: number, outcome: Outcome): void => {
    for (const answer of waiting.splice(0, count)) answer(outcome);
  };
  return {
    transport,
    sent,
    acknowledge: (count = 1) => settle(count, { kind: "answered", response: {} }),
    timeOut: (count = 1) => settle(count, { kind: "no-answer" }),
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));

describe("Delivery queue", () => {
  it("21. Holds at most 64 unacknowledged, and sends the rest in order as they are acknowledged", () => {
    const { transport, sent, acknowledge } = aTransport();
    const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);

    for (const data of numbers(500)) queue.deliver("send_event", data);
    expect(sent).toHaveLength(64);
    while (sent.length < 500) {
      const before = sent.length;
      acknowledge(32);
      expect(sent.length - before).toBeLessThanOrEqual(64);
    }

    expect(sent).toEqual(numbers(500));
  });

  it("An error reply is an acknowledgement, and a timed-out message gives its place back", () => {
    const { transport, sent, timeOut } = aTransport();
    const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);
    for (const data of numbers(100)) queue.deliver("send_event", data);

    timeOut(64);

    expect(sent).toHaveLength(100);
  });

  it("21. Opens after a second of silence, says that it is behind, and closes with the next acknowledgement", async () => {
    vi.useFakeTimers();
    try {
      const onBehindChange = vi.fn();
      const { transport, sent, acknowledge } = aTransport();
      const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), onBehindChange);
      for (const data of numbers(1_000)) queue.deliver("send_event", data);

      await vi.advanceTimersByTimeAsync(999);
      expect(sent).toHaveLength(64);
      expect(queue.isBehind).toBe(false);
      await vi.advanceTimersByTimeAsync(100);
      expect(sent).toEqual(numbers(1_000));
      expect(queue.isBehind).toBe(true);

      acknowledge();
      expect(queue.isBehind).toBe(false);
      expect(onBehindChange).toHaveBeenCalledTimes(2);
      queue.deliver("send_event", { index: 1_000 });
      expect(sent).toHaveLength(1_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it("A silence counts from its own beginning, not from that of an earlier wait", async () => {
    vi.useFakeTimers();
    try {
      const { transport, sent, acknowledge } = aTransport();
      const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);
      for (const data of numbers(65)) queue.deliver("send_event", data);
      await vi.advanceTimersByTimeAsync(900);
      acknowledge(64);
      acknowledge();
      for (const data of numbers(65)) queue.deliver("send_event", data);

      await vi.advanceTimersByTimeAsync(999);
      expect(sent).toHaveLength(65 + 64);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(sent).toHaveLength(65 + 65);
    } finally {
      vi.useRealTimers();
    }
  });

  it("A slow widget that does acknowledge keeps the window closed", async () => {
    vi.useFakeTimers();
    try {
      const { transport, sent, acknowledge } = aTransport();
      const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);
      for (const data of numbers(1_000)) queue.deliver("send_event", data);

      for (let round = 0; round < 10; round++) {
        await vi.advanceTimersByTimeAsync(900);
        acknowledge();
      }

      expect(sent).toHaveLength(64);
    } finally {
      vi.useRealTimers();
    }
  });

  it("Keeps at most 20,000 waiting: the oldest go to the widget's process, and none is lost", () => {
    const { transport, sent, acknowledge } = aTransport();
    const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);

    for (const data of numbers(50_000)) queue.deliver("send_event", data);
    expect(sent).toHaveLength(30_000);
    expect(queue.isBehind).toBe(true);
    while (sent.length < 50_000) acknowledge(64);

    expect(sent).toEqual(numbers(50_000));
    expect(queue.isBehind).toBe(false);
  });

  it("A new document awaits nothing of the old one", () => {
    const { transport, sent, acknowledge } = aTransport();
    const queue = new DeliveryQueue(transport, DEFAULT_LIMITS, new ActivityLog(), () => undefined);
    for (const data of numbers(100)) queue.deliver("send_event", data);

    queue.reset();
    acknowledge(64);
    expect(sent).toHaveLength(64);

    for (const data of numbers(100)) queue.deliver("send_event", data);
    expect(sent).toHaveLength(128);
  });
});
