import { describe, expect, it, onTestFinished, vi } from "vitest";
import { dueTime } from "../../../src/core/delayed-events/due-time.ts";
import type { MatrixClientPort } from "../../../src/core/matrix/matrix-client-port.ts";
import { createDelayedEventStore } from "../../../src/store/delayed-events/delayed-event-store.ts";
import { eventually } from "../../driver/eventually.ts";
import { aScene, entriesOf, hourMs, member } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

const lists = (seen: readonly { readonly method: string; readonly path: string }[]) =>
  seen.filter(({ method, path }) => method === "GET" && path.endsWith("/delayed_events"));

describe("After a reload the ledger agrees with the homeserver's list", () => {
  it.each(["synapse", "merged"] as const)("about due times, as %s has them", async (rules) => {
    const storage = aStorage();
    const { widget, connect, homeserver } = await aScene({ storage }, { delayedEvents: { rules } });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const reloaded = connect({ storage });
    await eventually(() => {
      const [entry] = entriesOf(reloaded);
      expect(entry && dueTime(entry)).toEqual({
        atMs: homeserver.inspect.delayedEvents()[0]?.dueAt,
        source: "server",
      });
    });
  });

  it("about what is there no longer: a heartbeat is lost, and what was cancelled elsewhere too", async () => {
    const storage = aStorage();
    const { widget, connect, alice } = await aScene({ storage });
    const call = widget("call");
    const heartbeat = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(heartbeat.delayId);
    const message = await call.sendDelayedEvent(hourMs, "org.example.reminder", {});
    const kept = await call.sendDelayedEvent(hourMs, "org.example.reminder", {});
    await alice.port.updateDelayedEvent(heartbeat.delayId, "cancel");
    await alice.port.updateDelayedEvent(message.delayId, "cancel");
    const reloaded = connect({ storage });
    await eventually(() =>
      expect(entriesOf(reloaded).map(({ state }) => state)).toMatchObject([
        { status: "lost", reason: "unknown" },
        { status: "lost", reason: "unknown" },
        { status: "scheduled" },
      ]),
    );
    expect(kept.delayId).not.toBe("");
  });

  it("about what was due meanwhile, on a homeserver that does not say what came", async () => {
    const storage = aStorage();
    const { widget, store, connect, homeserver } = await aScene(
      { storage },
      { delayedEvents: { rules: "synapse-1.142" } },
    );
    const call = widget("call");
    const heartbeat = await call.sendDelayedEvent(200, member, { left: true }, "_alice");
    await call.restartScheduledDelayedEvent(heartbeat.delayId);
    await call.sendDelayedEvent(200, "org.example.reminder", {});
    await eventually(() => expect(homeserver.inspect.delayedEvents()).toEqual([]));
    expect(entriesOf(store).map(({ state }) => state.status)).toEqual(["scheduled", "scheduled"]);
    const reloaded = connect({ storage });
    await eventually(() =>
      expect(entriesOf(reloaded).map(({ state }) => state)).toMatchObject([
        { status: "lost", reason: "late" },
        { status: "sent", reason: "presumed" },
      ]),
    );
  });

  it("about what was sent meanwhile, which the room's state shows", async () => {
    const storage = aStorage();
    const { widget, connect, alice, roomId } = await aScene({ storage });
    const asItWas = aStorage();
    const call = widget("call");
    const heartbeat = await call.sendDelayedEvent(hourMs, member, { left: true }, "_alice");
    await call.restartScheduledDelayedEvent(heartbeat.delayId);
    copy(storage, asItWas);
    await alice.port.updateDelayedEvent(heartbeat.delayId, "send");
    await eventually(() => expect(alice.port.getState(roomId, member, "_alice")).toHaveLength(1));
    const reloaded = connect({ storage: asItWas });
    expect(entriesOf(reloaded)).toMatchObject([{ kind: "heartbeat", state: { status: "scheduled" } }]);
    await eventually(() =>
      expect(entriesOf(reloaded)).toMatchObject([{ state: { status: "sent", reason: "due" } }]),
    );
  });

  it("but not about what was scheduled while it was asked for it", async () => {
    const storage = aStorage();
    const { widget, alice, roomId } = await aScene({ storage });
    await widget("call").sendDelayedEvent(hourMs, "org.example.reminder", {});
    let isListed = false;
    let isScheduled = false;
    const { port } = alice;
    const client: MatrixClientPort = {
      ...port,
      async listDelayedEvents() {
        const list = (await port.listDelayedEvents?.()) ?? [];
        isListed = true;
        await eventually(() => expect(isScheduled).toBe(true));
        return list;
      },
    };
    const reloaded = createDelayedEventStore({ userId: alice.userId, storage });
    const ledger = reloaded.ledgerFor({ identity: "call", name: "Call", session: "s" }, client);
    const request = { roomId, type: member, stateKey: "_alice", content: {}, delayMs: hourMs };
    // It leaves before the question, and reaches the homeserver after it.
    const scheduling = ledger.schedule(request, async () => {
      await eventually(() => expect(isListed).toBe(true));
      return port.scheduleEvent(request);
    });
    const leftAtMs = Date.now();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(leftAtMs + 1));
    onTestFinished(reloaded.connect(client));
    await scheduling;
    isScheduled = true;
    await eventually(() => expect(entriesOf(reloaded)[0]?.serverDueAtMs).toBeTypeOf("number"));
    expect(entriesOf(reloaded).map(({ state }) => state.status)).toEqual(["scheduled", "scheduled"]);
  });

  it("and asks nothing where nothing waits", async () => {
    const { connect, homeserver } = await aScene();
    connect();
    await Promise.resolve();
    expect(lists(homeserver.seen)).toEqual([]);
  });

  it("keeps what it knows while the homeserver is out of reach", async () => {
    const storage = aStorage();
    const { widget, connect, homeserver } = await aScene({ storage });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const comeBack = homeserver.interrupt();
    const reloaded = connect({ storage });
    await widget("call", reloaded)
      .sendDelayedEvent(1, "org.example.reminder", {})
      .catch(() => undefined);
    expect(entriesOf(reloaded)).toMatchObject([{ state: { status: "scheduled" } }]);
    comeBack();
  });

  it("believes no restart from the future, as after the machine's clock was set back", async () => {
    const storage = aStorage();
    const { widget, connect } = await aScene({ storage });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const key = storage.key(0) ?? "";
    const kept = JSON.parse(storage.getItem(key) ?? "") as Record<string, number>;
    storage.setItem(key, JSON.stringify({ ...kept, runningSinceMs: Date.now() + 10 * hourMs }));
    const reloaded = connect({ storage });
    expect(entriesOf(reloaded)[0]?.runningSinceMs).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it("leaves out what is damaged, and what belongs to another user", async () => {
    const storage = aStorage();
    const { widget, connect, alice } = await aScene({ storage });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const key = storage.key(0) ?? "";
    storage.setItem(`${key}x`, storage.getItem(key) ?? "");
    storage.setItem(key.replace(encodeURIComponent(alice.userId), "%40eve%3Ahs"), storage.getItem(key) ?? "");
    storage.setItem(key, "{");
    expect(entriesOf(connect({ storage }))).toEqual([]);
  });
});

/** As a page leaves it that is gone before the event is sent. */
function copy(from: ReturnType<typeof aStorage>, to: ReturnType<typeof aStorage>): void {
  for (let index = 0; index < from.length; index++) {
    const key = from.key(index) ?? "";
    to.setItem(key, from.getItem(key) ?? "");
  }
}
