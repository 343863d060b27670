import { describe, expect, it, vi } from "vitest";
import type { HeartbeatAssistance } from "../../../src/core/delayed-events/heartbeat-assistance.ts";
import type { MatrixWidgetDriver } from "../../../src/driver/index.ts";
import type { HomeserverOptions } from "../../../src/homeserver/index.ts";
import type { HeartbeatAssistant } from "../../../src/store/delayed-events/assist-heartbeats.ts";
import { aDriver } from "../../driver/a-driver.ts";
import { eventually } from "../../driver/eventually.ts";
import { aHiddenPage, type TestPage } from "./a-hidden-page.ts";
import { aScene, entriesOf, member, type Scene } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

interface AssistedScene extends Scene {
  readonly page: TestPage;
  readonly assistant: HeartbeatAssistant;
  readonly call: MatrixWidgetDriver;
  /** The ids in the restarts that reached the homeserver. */
  restarts(): readonly string[];
  /** Leave events that the homeserver has sent. */
  leaves(): number;
}

/** A call widget in a hidden page, in a session that is assisted. */
async function aCall(
  options: HomeserverOptions = {},
  limits: Partial<HeartbeatAssistance> = {},
): Promise<AssistedScene> {
  const page = aHiddenPage();
  const scene = await aScene({}, { ...options, clock: page.clock });
  const { store, alice, roomId, homeserver } = scene;
  const assistant = store.assist(alice.port, page, limits);
  const owner = { identity: "call", name: "Call", session: "assisted" };
  const delayedEvents = store.ledgerFor(owner, alice.port, assistant);
  return {
    ...scene,
    page,
    assistant,
    call: aDriver(alice, roomId, { delayedEvents }),
    restarts: () =>
      homeserver.seen.flatMap(({ path }) => /\/delayed_events\/([^/]+)\/restart$/.exec(path)?.[1] ?? []),
    leaves: () => homeserver.inspect.roomState(roomId).filter(({ type }) => type === member).length,
  };
}

/** The widget schedules its leave and restarts it once, as call widgets do. */
async function beat({ call }: AssistedScene): Promise<string> {
  const { delayId } = await call.sendDelayedEvent(9_000, member, {}, "_alice");
  await call.restartScheduledDelayedEvent(delayId);
  return delayId;
}

describe("T-73 While the page is hidden and the widget's timers do not come", () => {
  it("its heartbeat holds, and the ledger says who held it", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toEqual(Array(11).fill(delayId));
    expect(scene.page.questions).toBe(10);
    expect(scene.leaves()).toBe(0);
    expect(entriesOf(scene.store)).toMatchObject([
      { state: { status: "scheduled" }, restarts: { count: 11, assisted: 10, leastMarginMs: 3_000 } },
    ]);
  });

  it("its heartbeat holds although the machine's clock is set back", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    await scene.page.pass(20_000);
    vi.setSystemTime(Date.now() - 3_600_000);
    await scene.page.pass(20_000);
    expect(scene.leaves()).toBe(0);
    await scene.call.restartScheduledDelayedEvent(delayId);
    await scene.page.pass(20_000);
    expect(scene.leaves()).toBe(0);
    expect(entriesOf(scene.store)).toMatchObject([
      { state: { status: "scheduled" }, restarts: { missed: 0, leastMarginMs: 3_000 } },
    ]);
  });

  it("and no longer than for its time, although the clock is set back again and again", async () => {
    const scene = await aCall({}, { maxHiddenMs: 30_000 });
    await beat(scene);
    for (let times = 0; times < 3; times++) {
      await scene.page.pass(20_000);
      vi.setSystemTime(Date.now() - 3_600_000);
    }
    expect(scene.leaves()).toBe(1);
  });

  it("is not restarted beside the widget that does it in time", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    for (let own = 0; own < 5; own++) {
      await scene.page.pass(5_000);
      await scene.call.restartScheduledDelayedEvent(delayId);
    }
    expect(scene.restarts()).toHaveLength(6);
    expect(scene.page.questions).toBe(0);
  });

  it("a widget that fell silent gets no further restart, and is out of the call when its delay is over", async () => {
    const scene = await aCall();
    await beat(scene);
    await scene.page.pass(20_000);
    const before = scene.restarts().length;
    expect(before).toBe(4);
    scene.page.reply = () => new Promise(() => undefined);
    await scene.page.pass(7_000);
    expect(scene.leaves()).toBe(1);
    expect(scene.restarts()).toHaveLength(before);
    scene.page.reply = async () => true;
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(before);
  });

  it("an answer that comes too late is none", async () => {
    const scene = await aCall();
    await beat(scene);
    let answer: (isAlive: boolean) => void = () => undefined;
    scene.page.reply = () => new Promise((resolve) => (answer = resolve));
    await scene.page.pass(8_000);
    answer(true);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
    expect(scene.leaves()).toBe(1);
  });

  it("its failed restarts are tried again within the margin; then it is at risk, then lost", async () => {
    const scene = await aCall();
    await beat(scene);
    const comeBack = scene.homeserver.interrupt();
    await scene.page.pass(7_600);
    // Those that found nobody did not reach it.
    expect(scene.restarts()).toHaveLength(1);
    expect(entriesOf(scene.store)).toMatchObject([
      { state: { status: "at-risk", reason: "unreachable" }, restarts: { missed: 3 } },
    ]);
    comeBack();
    await scene.page.pass(700);
    expect(entriesOf(scene.store)).toMatchObject([
      { state: { status: "scheduled" }, restarts: { missed: 0, assisted: 1 } },
    ]);

    scene.homeserver.interrupt();
    await scene.page.pass(30_000);
    expect(entriesOf(scene.store)).toMatchObject([{ state: { status: "at-risk" }, restarts: { missed: 4 } }]);
  });

  it("and where it is out of reach until it is over, it is lost", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    const comeBack = scene.homeserver.interrupt();
    await scene.page.pass(10_000);
    comeBack();
    await scene.page.pass(1_000);
    await expect(scene.call.restartScheduledDelayedEvent(delayId)).rejects.toMatchObject({ status: 404 });
    expect(entriesOf(scene.store)).toMatchObject([{ state: { status: "lost", reason: "late" } }]);
    expect(scene.leaves()).toBe(1);
  });

  it.each([
    ["in time: it waits so long, and not longer", 1, [6_000, 7_000], 0],
    ["in vain: it is not asked again", 5, [6_000], 1],
  ])("429 with Retry-After, %s", async (_how, seconds, expected, leaves) => {
    const asked: number[] = [];
    let startMs = Number.POSITIVE_INFINITY;
    const scene = await aCall({
      intercept: async ({ url }) => {
        if (!url.endsWith("/restart") || Date.now() < startMs + 1) return undefined;
        asked.push(Date.now() - startMs);
        if (asked.length > 1) return undefined;
        const body = { errcode: "M_LIMIT_EXCEEDED", error: "Slow down" };
        return Response.json(body, { status: 429, headers: { "Retry-After": String(seconds) } });
      },
    });
    await beat(scene);
    startMs = Date.now();
    await scene.page.pass(9_500);
    expect(asked).toEqual(expected);
    expect(scene.leaves()).toBe(leaves);
  });

  it("what the homeserver refuses is not asked again", async () => {
    let isRefusing = false;
    const scene = await aCall({
      intercept: async ({ url }) =>
        isRefusing && url.endsWith("/restart")
          ? Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 })
          : undefined,
    });
    await beat(scene);
    isRefusing = true;
    await scene.page.pass(20_000);
    expect(scene.restarts()).toHaveLength(2);
  });

  it("the widget's own failed restart is its own to try again", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    const comeBack = scene.homeserver.interrupt();
    await scene.page.pass(1_000);
    const own = scene.call.restartScheduledDelayedEvent(delayId);
    await expect(own).rejects.toThrow();
    comeBack();
    await scene.page.pass(4_900);
    expect(scene.restarts()).toHaveLength(1);
  });

  it.each([
    ["often", { maxRestarts: 2 }, 2],
    ["long hidden", { maxHiddenMs: 17_000 }, 2],
    ["long without the widget", { maxUnattendedMs: 19_000 }, 3],
  ] as const)("the host goes only so far: %s", async (_how, limits, most) => {
    const scene = await aCall({}, limits);
    await beat(scene);
    await scene.page.pass(60_000);
    expect(entriesOf(scene.store)[0]?.restarts.assisted).toBe(most);
    expect(scene.leaves()).toBe(1);
  });

  it("helps no more once the page is seen, and again when it is hidden again", async () => {
    const scene = await aCall();
    await beat(scene);
    await scene.page.pass(7_000);
    expect(scene.restarts()).toHaveLength(2);
    scene.page.setHidden(false);
    await scene.page.pass(7_000);
    expect(scene.restarts()).toHaveLength(2);
    scene.page.setHidden(true);
    await scene.page.pass(0);
    expect(scene.restarts()).toHaveLength(3);
    scene.page.setHidden(false);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(3);
    expect(scene.leaves()).toBe(1);
  });

  it("does not restart on an answer that comes when the page is seen", async () => {
    const scene = await aCall();
    await beat(scene);
    let answer: (isAlive: boolean) => void = () => undefined;
    scene.page.reply = () => new Promise((resolve) => (answer = resolve));
    await scene.page.pass(6_000);
    scene.page.setHidden(false);
    answer(true);
    await scene.page.pass(100);
    expect(scene.restarts()).toHaveLength(1);
  });
});

describe("T-74 Assistance touches nothing", () => {
  it("that the widget did not restart itself, or that was another's", async () => {
    const scene = await aCall();
    await scene.call.sendDelayedEvent(9_000, "org.example.message", {});
    const other = scene.widget("other");
    const { delayId } = await other.sendDelayedEvent(9_000, member, {}, "_other");
    await other.restartScheduledDelayedEvent(delayId);
    await expect(scene.call.restartScheduledDelayedEvent(delayId)).rejects.toMatchObject({ status: 404 });
    await scene.page.pass(60_000);
    expect(scene.restarts()).toEqual([delayId]);
    expect(scene.page.questions).toBe(0);
  });

  it.each([
    ["sent", (call: MatrixWidgetDriver, id: string) => call.sendScheduledDelayedEvent(id)],
    ["cancelled", (call: MatrixWidgetDriver, id: string) => call.cancelScheduledDelayedEvent(id)],
  ])("that the widget has %s", async (_how, act) => {
    const scene = await aCall();
    const delayId = await beat(scene);
    await act(scene.call, delayId);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
    expect(scene.page.questions).toBe(0);
  });

  it("and keeps no delay id but in memory", async () => {
    const storage = aStorage();
    const page = aHiddenPage();
    const { connect, alice, roomId } = await aScene({}, { clock: page.clock });
    const store = connect({ storage });
    const assistant = store.assist(alice.port, page);
    const owner = { identity: "call", name: "Call", session: "s" };
    const call = aDriver(alice, roomId, { delayedEvents: store.ledgerFor(owner, alice.port, assistant) });
    const { delayId } = await call.sendDelayedEvent(9_000, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(delayId);
    await page.pass(30_000);
    await eventually(() => expect(entriesOf(store)[0]?.restarts.assisted).toBe(5));
    const kept = Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? ""));
    expect(kept.join()).toContain('"assisted":5');
    expect(kept.join()).not.toContain(delayId);
  });
});

describe("T-75 Assistance keeps nothing beyond", () => {
  it("the document that restarted it: what an earlier one left is its last will", async () => {
    const scene = await aCall();
    const delayId = await beat(scene);
    scene.assistant.endDocument();
    await scene.page.pass(8_000);
    expect(scene.restarts()).toHaveLength(1);
    // The next document takes it up itself.
    await scene.call.restartScheduledDelayedEvent(delayId);
    await scene.page.pass(10_000);
    expect(scene.restarts()).toHaveLength(3);
  });

  it("not even if that document's restart is answered after its end", async () => {
    const scene = await aCall();
    const { delayId } = await scene.call.sendDelayedEvent(9_000, member, {}, "_alice");
    const own = scene.call.restartScheduledDelayedEvent(delayId);
    scene.assistant.endDocument();
    await own;
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
    expect(scene.leaves()).toBe(1);
  });

  it("nor an answer that the document after it gives", async () => {
    const scene = await aCall();
    await beat(scene);
    let answer: (isAlive: boolean) => void = () => undefined;
    scene.page.reply = () => new Promise((resolve) => (answer = resolve));
    await scene.page.pass(6_000);
    scene.assistant.endDocument();
    answer(true);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
  });

  it("the session", async () => {
    const scene = await aCall();
    await beat(scene);
    scene.assistant.close();
    scene.page.setHidden(true);
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
    expect(scene.leaves()).toBe(1);
  });

  it("what was ended because its permission is gone", async () => {
    const scene = await aCall();
    await beat(scene);
    await scene.store.end(scene.alice.port, { messages: "keep" });
    await scene.page.pass(60_000);
    expect(scene.restarts()).toHaveLength(1);
    expect(scene.leaves()).toBe(1);
  });
});
