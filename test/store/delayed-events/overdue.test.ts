import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";
import type { ListedDelayedEvent } from "../../../src/core/matrix/matrix-client-port.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
} from "../../../src/store/delayed-events/delayed-event-store.ts";
import { aMemoryClient, ROOM } from "../../host/support/a-memory-client.ts";
import { entriesOf } from "./a-scene.ts";

/* The rules of the clock, with one that the tests own; no homeserver takes part but with what it lists. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const event = { roomId: ROOM, type: "org.example.bye", content: {} };
const dayMs = 86_400_000;

interface ClockScene {
  readonly store: DelayedEventStore;
  /** How often the homeserver was asked for its list. */
  readonly countLists: () => number;
  schedule(delayMs: number): Promise<string>;
  restart(delayId: string): Promise<void>;
}

function aClockScene(list: (() => readonly ListedDelayedEvent[]) | undefined): ClockScene {
  let lists = 0;
  let ids = 0;
  const listDelayedEvents = async () => {
    lists += 1;
    return list?.() ?? [];
  };
  const client = { ...aMemoryClient(), ...(list && { listDelayedEvents }) };
  const store = createDelayedEventStore({ userId: client.userId, policy: { maxDelayMs: 90 * dayMs } });
  onTestFinished(store.connect(client));
  const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "s" }, client);
  return {
    store,
    countLists: () => lists,
    schedule: (delayMs) =>
      ledger.schedule({ ...event, delayMs }, async () => {
        ids += 1;
        return `syd_${ids}`;
      }),
    restart: (delayId) => ledger.update(delayId, "restart", async () => undefined),
  };
}

/** Digests are made in a thread of their own, which knows no fake time. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

const stateOf = (store: DelayedEventStore): DelayedEventEntry["state"] | undefined =>
  entriesOf(store)[0]?.state;

describe("What is overdue and of which nothing is heard", () => {
  it.each([
    ["with the homeserver's list", () => []],
    ["by the clock alone, where there is no list", undefined],
  ])("is settled %s", async (_how, list) => {
    const { store, schedule, restart } = aClockScene(list);
    await schedule(8_000);
    await restart(await schedule(8_000));
    await vi.advanceTimersByTimeAsync(9_900);
    expect(entriesOf(store).map(({ state }) => state.status)).toEqual(["scheduled", "scheduled"]);
    await vi.advanceTimersByTimeAsync(200);
    expect(entriesOf(store).map(({ state }) => state)).toMatchObject([
      { status: "sent", reason: "presumed" },
      { status: "lost", reason: "late" },
    ]);
  });

  it("is settled in time, whatever else waits for longer", async () => {
    const { store, schedule, restart, countLists } = aClockScene(() => [
      { ...event, delayId: "syd_1", delayMs: dayMs, runningSinceMs: Date.now() },
    ]);
    await schedule(dayMs);
    await restart(await schedule(8_000));
    await vi.advanceTimersByTimeAsync(10_100);
    await until(() => countLists() > 0 && entriesOf(store)[1]?.state.status !== "scheduled");
    expect(entriesOf(store).map(({ state }) => state.status)).toEqual(["scheduled", "lost"]);
  });

  it("is asked about once in ten seconds, as long as the homeserver lists it", async () => {
    const listed = { ...event, delayId: "syd_1", delayMs: 8_000, runningSinceMs: Date.now() };
    const { store, schedule, countLists } = aClockScene(() => [listed]);
    await schedule(8_000);
    await vi.advanceTimersByTimeAsync(10_000);
    for (let asked = 1; asked < 5; asked++) {
      await until(() => vi.getTimerCount() === 1);
      expect(countLists()).toBe(asked);
      await vi.advanceTimersByTimeAsync(9_999);
      expect(countLists()).toBe(asked);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(stateOf(store)?.status).toBe("scheduled");
  });
});

describe("A heartbeat that holds", () => {
  it("is never asked about", async () => {
    const { store, schedule, restart, countLists } = aClockScene(() => []);
    const delayId = await schedule(8_000);
    for (let beat = 0; beat < 100; beat++) {
      await vi.advanceTimersByTimeAsync(5_000);
      await restart(delayId);
    }
    expect(countLists()).toBe(0);
    expect(entriesOf(store)[0]).toMatchObject({
      state: { status: "scheduled" },
      restarts: { count: 100, leastMarginMs: 3_000 },
    });
  });
});

it("A delay beyond the longest timer of JavaScript is waited for, and asked about when it is over", async () => {
  const { schedule, countLists } = aClockScene(() => []);
  await schedule(30 * dayMs);
  await vi.advanceTimersByTimeAsync(30 * dayMs);
  expect(countLists()).toBe(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(countLists()).toBe(1);
});

it("A store that is no longer connected leaves no timer", async () => {
  const client = aMemoryClient();
  const store = createDelayedEventStore({ userId: client.userId });
  const disconnect = store.connect(client);
  const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "s" }, client);
  await ledger.schedule({ ...event, delayMs: 8_000 }, async () => "syd_1");
  expect(vi.getTimerCount()).toBe(1);
  disconnect();
  expect(vi.getTimerCount()).toBe(0);
  expect(client.listenerCount).toBe(0);
});
