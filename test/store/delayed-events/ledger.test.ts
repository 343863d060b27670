import { describe, expect, it, onTestFinished, vi } from "vitest";
import { aDriver } from "../../driver/a-driver.ts";
import { aRoom } from "../../driver/a-room.ts";
import { aUser } from "../../driver/a-user.ts";
import { eventually } from "../../driver/eventually.ts";
import { aScene, entriesOf, hourMs, member } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

const limited = (): Response =>
  Response.json({ errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 900 }, { status: 429 });

describe("The ledger", () => {
  it("enters who scheduled what, where it goes and when", async () => {
    const { widget, store, roomId } = await aScene();
    const before = Date.now();
    const leave = { msc4354_sticky_key: "seat" };
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    await widget("call").sendDelayedStickyEvent(hourMs, 60_000, "org.matrix.msc4143.rtc.member", leave);
    const [first, second] = entriesOf(store);
    expect(first).toMatchObject({
      owner: "call",
      widgetName: "call",
      session: "session 1",
      roomId,
      type: member,
      stateKey: "_alice",
      delayMs: hourMs,
      kind: "message",
      restarts: { count: 0, assisted: 0, missed: 0 },
      state: { status: "scheduled" },
    });
    expect(first?.scheduledAtMs).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ session: "session 2", stateKey: undefined, stickyDurationMs: 60_000 });
    expect(first?.contentDigest).not.toBe(second?.contentDigest);
  });

  it("knows an encrypted event by the type the widget gave it", async () => {
    const { alice, homeserver, store } = await aScene();
    const bob = await aUser(homeserver, "bob", { encryption: true });
    const roomId = await aRoom(bob, { encrypted: true });
    const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "s" }, bob.port);
    await aDriver(bob, roomId, { delayedEvents: ledger }).sendDelayedEvent(hourMs, "org.example.bye", {});
    expect(entriesOf(store)).toMatchObject([{ type: "org.example.bye" }]);
    expect(homeserver.inspect.delayedEvents()).toMatchObject([{ type: "m.room.encrypted" }]);
    expect(alice.userId).not.toBe(bob.userId);
  });

  it("takes for a heartbeat at once what takes the place of one, and nothing else", async () => {
    const { widget, store, alice } = await aScene();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(delayId);
    await alice.port.updateDelayedEvent(delayId, "cancel");
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toThrow();
    await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.sendDelayedEvent(hourMs, member, {}, "_alice_elsewhere");
    await widget("other").sendDelayedEvent(hourMs, member, {}, "_alice");
    expect(entriesOf(store)).toMatchObject([
      { kind: "heartbeat", state: { status: "lost", reason: "unknown" } },
      { kind: "heartbeat", restarts: { count: 0 }, state: { status: "scheduled" } },
      { kind: "message", stateKey: "_alice_elsewhere" },
      { kind: "message", owner: "other" },
    ]);
  });

  it("takes no message for a heartbeat, even where one of its type was put off before", async () => {
    const { widget, store } = await aScene();
    const clock = widget("clock");
    const { delayId } = await clock.sendDelayedEvent(hourMs, "org.example.reminder", {});
    await clock.restartScheduledDelayedEvent(delayId);
    await clock.sendDelayedEvent(hourMs, "org.example.reminder", {});
    expect(entriesOf(store).map(({ kind }) => kind)).toEqual(["heartbeat", "message"]);
  });

  it("says who sent an event that comes before the answer to who sent it", async () => {
    const { store, alice, roomId } = await aScene();
    const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "one" }, alice.port);
    const request = { roomId, type: member, stateKey: "_alice", content: { left: true }, delayMs: hourMs };
    const delayId = await ledger.schedule(request, () => alice.port.scheduleEvent(request));
    await ledger.update(delayId, "send", async () => {
      await alice.port.updateDelayedEvent(delayId, "send");
      await eventually(() => expect(entriesOf(store)).toMatchObject([{ state: { status: "sent" } }]));
    });
    expect(entriesOf(store)).toMatchObject([{ state: { status: "sent", reason: "widget" } }]);
  });

  it("writes nothing down before a restart has left", async () => {
    const order: string[] = [];
    const storage = aStorage();
    const watched = { ...storage, length: 0, setItem: () => order.push("written") };
    const intercept = ({ url }: Request) => {
      if (url.endsWith("/restart")) order.push("left");
      return undefined;
    };
    const { widget } = await aScene({ storage: watched }, { intercept });
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    order.length = 0;
    await call.restartScheduledDelayedEvent(delayId);
    expect(order.slice(0, 2)).toEqual(["left", "written"]);
  });

  it("counts restarts, with their round trips and margins", async () => {
    const { widget, store } = await aScene();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(delayId);
    await call.restartScheduledDelayedEvent(delayId);
    const [entry] = entriesOf(store);
    expect(entry).toMatchObject({
      kind: "heartbeat",
      restarts: { count: 2, missed: 0 },
      state: { status: "scheduled" },
    });
    expect(entry?.restarts.last?.roundTripMs).toBeGreaterThanOrEqual(0);
    expect(entry?.restarts.last?.marginMs).toBeLessThanOrEqual(hourMs);
    expect(entry?.restarts.last?.marginMs).toBeGreaterThan(hourMs - 60_000);
  });

  it("99. lets ten restarts leave at once, none behind another, and follows each", async () => {
    let waiting = 0;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { widget, store } = await aScene(
      {},
      {
        intercept: async ({ url }) => {
          if (!url.endsWith("/restart")) return undefined;
          waiting += 1;
          await gate;
          return undefined;
        },
      },
    );
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    const restarts = Array.from({ length: 10 }, () => call.restartScheduledDelayedEvent(delayId));
    await eventually(() => expect(waiting).toBe(10));
    expect(entriesOf(store)[0]?.state).toEqual({ status: "restarting", inFlight: 10 });
    release();
    await Promise.all(restarts);
    expect(entriesOf(store)[0]).toMatchObject({ state: { status: "scheduled" }, restarts: { count: 10 } });
  });

  it("T-73 100. asks the client for a restart in the very call that brought it", async () => {
    const { widget, alice, store } = await aScene();
    const { delayId } = await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const asked: string[] = [];
    const update = alice.port.updateDelayedEvent;
    const watched = {
      ...alice.port,
      updateDelayedEvent: (id: string, action: "restart" | "send" | "cancel") => {
        asked.push(action);
        return update(id, action);
      },
    };
    const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "s" }, watched);
    const driver = aDriver({ ...alice, port: watched }, undefined, { delayedEvents: ledger });
    // The first time a session presents an id, its digest is compared; from then on nothing is waited for.
    await driver.restartScheduledDelayedEvent(delayId);
    const restart = driver.restartScheduledDelayedEvent(delayId);
    expect(asked).toEqual(["restart", "restart"]);
    await restart;
  });

  it.each([
    ["rate-limited", limited],
    ["server-error", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ["refused", () => Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 })],
  ] as const)("says why a heartbeat is at risk: %s, until one gets through", async (reason, answer) => {
    let failing = true;
    const { widget, store } = await aScene(
      {},
      { intercept: async ({ url }) => (failing && url.endsWith("/restart") ? answer() : undefined) },
    );
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toThrow();
    expect(entriesOf(store)[0]).toMatchObject({
      kind: "heartbeat",
      state: { status: "at-risk", reason, inFlight: 0 },
      restarts: { missed: 1 },
    });
    failing = false;
    await call.restartScheduledDelayedEvent(delayId);
    expect(entriesOf(store)[0]).toMatchObject({ state: { status: "scheduled" }, restarts: { missed: 0 } });
  });

  it("T-73 98. keeps a heartbeat at risk while the homeserver is out of reach, and safe once it is back", async () => {
    const { widget, store, homeserver } = await aScene();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    const comeBack = homeserver.interrupt();
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toThrow();
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toThrow();
    expect(entriesOf(store)[0]).toMatchObject({
      state: { status: "at-risk", reason: "unreachable", inFlight: 0 },
      restarts: { missed: 2 },
    });
    comeBack();
    await call.restartScheduledDelayedEvent(delayId);
    expect(entriesOf(store)[0]?.state).toEqual({ status: "scheduled" });
  });

  it("sees a widget send and cancel what is its own", async () => {
    const { widget, store } = await aScene();
    const call = widget("call");
    const sent = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    const cancelled = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.sendScheduledDelayedEvent(sent.delayId);
    await call.cancelScheduledDelayedEvent(cancelled.delayId);
    expect(entriesOf(store).map(({ state }) => state)).toEqual([
      { status: "sent", reason: "widget", atMs: expect.any(Number) },
      { status: "cancelled", reason: "widget", atMs: expect.any(Number) },
    ]);
  });

  it("never takes for lost what was sent on purpose, even where the event comes before the answer", async () => {
    const { widget, alice, store } = await aScene();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(delayId);
    const { updateDelayedEvent } = alice.port;
    vi.spyOn(alice.port, "updateDelayedEvent").mockImplementation(async (id, action) => {
      await updateDelayedEvent(id, action);
      await eventually(() => expect(entriesOf(store)[0]?.state.status).toBe("sent"));
    });
    const reasons = new Set<string>();
    onTestFinished(
      store.subscribe(({ entries }) => {
        for (const { state } of entries.values()) if (state.status === "sent") reasons.add(state.reason);
      }),
    );
    await call.sendScheduledDelayedEvent(delayId);
    expect([...reasons]).toEqual(["widget"]);
  });

  it("sees what the homeserver refused to send", async () => {
    const { widget, store, homeserver } = await aScene();
    const bob = await aUser(homeserver, "bob");
    await expect(aRoom(bob)).resolves.toBeTypeOf("string");
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(
      hourMs,
      "m.room.member",
      { membership: "join" },
      "@eve:hs.localhost",
    );
    await expect(call.sendScheduledDelayedEvent(delayId)).rejects.toMatchObject({ status: 403 });
    expect(entriesOf(store)[0]?.state).toMatchObject({ status: "failed", reason: "refused" });
  });

  it.each(["synapse", "merged"] as const)(
    "hears of its arrival what %s has sent when it was due",
    async (rules) => {
      const { widget, store } = await aScene({}, { delayedEvents: { rules } });
      await widget("call").sendDelayedEvent(100, member, { left: true }, "_alice");
      await widget("poll").sendDelayedEvent(100, "org.example.reminder", {});
      await eventually(() =>
        expect(entriesOf(store).map(({ state }) => state)).toMatchObject([
          { status: "sent", reason: "due" },
          { status: "sent", reason: "due" },
        ]),
      );
    },
  );

  it("102. tells an override by another user from other ways to be gone", async () => {
    const { homeserver, alice, store } = await aScene();
    const bob = await aUser(homeserver, "bob");
    const roomId = await aRoom(alice, { others: [bob] });
    const levels = alice.port.getState(roomId, "m.room.power_levels", "")[0]?.content;
    const ledger = store.ledgerFor({ identity: "call", name: "Call", session: "s" }, alice.port);
    const call = aDriver(alice, roomId, { delayedEvents: ledger });
    await call.sendEvent("m.room.power_levels", { ...levels, events: { [member]: 0 } }, "");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "seat");
    await bob.port.sendState(roomId, member, "seat", { taken: true });
    await eventually(() => expect(alice.port.getState(roomId, member, "seat")).toHaveLength(1));
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toMatchObject({
      errcode: "M_NOT_FOUND",
    });
    expect(entriesOf(store)[0]?.state).toMatchObject({ status: "overridden" });
  });

  it("is told by 97. a 404 or a 409 that a heartbeat is lost", async () => {
    for (const rules of ["synapse", "merged"] as const) {
      const { widget, store, alice, homeserver } = await aScene({}, { delayedEvents: { rules } });
      const call = widget("call");
      const { delayId } = await call.sendDelayedEvent(hourMs, "org.example.bye", {});
      expect(homeserver.inspect.delayedEvents()).toMatchObject([{ delayId }]);
      await alice.port.updateDelayedEvent(delayId, "cancel");
      await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toMatchObject({
        status: rules === "merged" ? 409 : 404,
      });
      expect(entriesOf(store)[0]?.state).toMatchObject({ status: "lost", reason: "unknown" });
    }
  });

  it("keeps no more than three hundred, and forgets the oldest that have ended", async () => {
    const storage = aStorage();
    const { widget, store } = await aScene(
      { storage, policy: { maxScheduled: 400 } },
      { delayedEvents: { maxPerUser: 400 } },
    );
    const call = widget("call");
    const [kept, ended] = [
      await call.sendDelayedEvent(hourMs, member, {}, "kept"),
      await call.sendDelayedEvent(hourMs, member, {}, "ended"),
    ];
    await call.cancelScheduledDelayedEvent(ended.delayId);
    for (let index = 0; index < 299; index++) await call.sendDelayedEvent(hourMs, member, {}, `${index}`);
    expect(entriesOf(store)).toHaveLength(300);
    expect(storage.length).toBe(300);
    const keys = entriesOf(store).map(({ stateKey }) => stateKey);
    expect([keys.includes("kept"), keys.includes("ended")]).toEqual([true, false]);
    await call.restartScheduledDelayedEvent(kept.delayId);
  });
});
