import { describe, expect, it } from "vitest";
import { createDelayedEventStore } from "../../../src/store/delayed-events/delayed-event-store.ts";
import { eventually } from "../../driver/eventually.ts";
import { aScene, entriesOf, hourMs, member, type Scene } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

const reminder = "org.example.reminder";

/** A heartbeat and a message of one widget. */
async function twoOf({ widget }: Scene, identity: string): Promise<{ heartbeat: string; message: string }> {
  const driver = widget(identity);
  const heartbeat = await driver.sendDelayedEvent(hourMs, member, { left: identity }, `_${identity}`);
  await driver.restartScheduledDelayedEvent(heartbeat.delayId);
  const message = await driver.sendDelayedEvent(hourMs, reminder, {});
  return { heartbeat: heartbeat.delayId, message: message.delayId };
}

/** The actions the homeserver was asked for, with the ids. */
const actions = ({ homeserver }: Scene) =>
  homeserver.seen.flatMap(({ method, path }) => {
    const [, delayId, action] = /\/delayed_events\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    return method === "POST" && action !== undefined && action !== "restart" ? [`${action} ${delayId}`] : [];
  });

describe("T-75 106. A widget that loses its permission, is removed, or whose user logs out", () => {
  it("has its heartbeats sent, never cancelled, and its other events cancelled", async () => {
    const scene = await aScene();
    const call = await twoOf(scene, "call");
    const other = await twoOf(scene, "other");
    const ended = await scene.store.end(scene.alice.port, { owner: "call", messages: "cancel" });
    expect(actions(scene)).toEqual([`send ${call.heartbeat}`, `cancel ${call.message}`]);
    expect(ended).toMatchObject({
      sent: [{ kind: "heartbeat" }],
      cancelled: [{ type: reminder }],
      failed: [],
    });
    expect(scene.homeserver.inspect.roomState(scene.roomId).at(-1)).toMatchObject({
      type: member,
      content: { left: "call" },
    });
    expect(scene.homeserver.inspect.delayedEvents().map(({ delayId }) => delayId)).toEqual([
      other.heartbeat,
      other.message,
    ]);
    expect(entriesOf(scene.store).map(({ state }) => state)).toMatchObject([
      { status: "sent", reason: "host" },
      { status: "cancelled", reason: "host" },
      { status: "scheduled" },
      { status: "scheduled" },
    ]);
  });

  it("keeps its other events until the user was told", async () => {
    const scene = await aScene();
    const { heartbeat } = await twoOf(scene, "call");
    await scene.store.end(scene.alice.port, { owner: "call", messages: "keep" });
    expect(actions(scene)).toEqual([`send ${heartbeat}`]);
    expect(entriesOf(scene.store).map(({ state }) => state.status)).toEqual(["sent", "scheduled"]);
  });

  it("has the leave of a call sent that it has not restarted yet, which would leave a ghost if it were cancelled", async () => {
    const scene = await aScene();
    const { delayId } = await scene.widget("call").sendDelayedEvent(hourMs, member, {}, "_call");
    expect(entriesOf(scene.store)).toMatchObject([{ kind: "message", leavesCall: true }]);
    await scene.store.end(scene.alice.port, { messages: "cancel" });
    expect(actions(scene)).toEqual([`send ${delayId}`]);
  });

  it("has all of it ended with that of every other widget at logout, after a reload too", async () => {
    const storage = aStorage();
    const scene = await aScene({ storage });
    const [one, two] = [await twoOf(scene, "one"), await twoOf(scene, "two")];
    const reloaded = scene.connect({ storage });
    await reloaded.end(scene.alice.port, { messages: "cancel" });
    expect(actions(scene)).toEqual([
      `send ${one.heartbeat}`,
      `send ${two.heartbeat}`,
      `cancel ${one.message}`,
      `cancel ${two.message}`,
    ]);
    expect(scene.homeserver.inspect.delayedEvents()).toEqual([]);
  });

  it("has no event ended that another client of the user scheduled", async () => {
    const scene = await aScene();
    const { alice, roomId, store, homeserver } = scene;
    await alice.port.scheduleEvent({ roomId, type: reminder, content: {}, delayMs: hourMs });
    await twoOf(scene, "call");
    await store.end(alice.port, { messages: "cancel" });
    expect(homeserver.inspect.delayedEvents()).toHaveLength(1);
  });

  it("has them ended also by a homeserver that has no list, as far as this page knows their ids", async () => {
    const storage = aStorage();
    const scene = await aScene(
      { storage },
      {
        intercept: ({ method, url }) =>
          method === "GET" && url.endsWith("/delayed_events")
            ? Response.json({ errcode: "M_UNRECOGNIZED", error: "No" }, { status: 404 })
            : undefined,
      },
    );
    const { heartbeat, message } = await twoOf(scene, "call");
    const reloaded = scene.connect({ storage });
    expect(await reloaded.end(scene.alice.port, { messages: "cancel" })).toMatchObject({ failed: [{}, {}] });
    expect(actions(scene)).toEqual([]);
    await scene.store.end(scene.alice.port, { messages: "cancel" });
    expect(actions(scene)).toEqual([`send ${heartbeat}`, `cancel ${message}`]);
  });

  it("has ended only when what was begun before has ended too, lest the user be logged out meanwhile", async () => {
    const scene: Scene = await aScene(
      {},
      {
        intercept: async ({ url }) => {
          if (url.endsWith("/send")) await eventually(() => expect(actions(scene).at(-1)).toMatch("cancel"));
          return undefined;
        },
      },
    );
    await twoOf(scene, "call");
    const { store, alice, homeserver } = scene;
    const removed = store.end(alice.port, { owner: "call", messages: "keep" });
    const atLogout = await store.end(alice.port, { messages: "cancel" });
    expect(homeserver.inspect.delayedEvents()).toEqual([]);
    expect(atLogout).toMatchObject({ sent: [], cancelled: [{}] });
    expect(await removed).toMatchObject({ sent: [{}], cancelled: [] });
  });

  it("has one asked for again that the homeserver was too busy for, and none given up for another's failure", async () => {
    let refusals = 1;
    const scene = await aScene(
      {},
      {
        intercept: ({ url }) => {
          if (url.endsWith("/send") && refusals-- > 0) {
            const body = { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 5 };
            return Response.json(body, { status: 429 });
          }
          return url.endsWith("/cancel") ? Response.json({}, { status: 502 }) : undefined;
        },
      },
    );
    await twoOf(scene, "call");
    await twoOf(scene, "other");
    const ended = await scene.store.end(scene.alice.port, { messages: "cancel" });
    expect([ended.sent.length, ended.cancelled.length, ended.failed.length]).toEqual([2, 0, 2]);
    expect(entriesOf(scene.store).map(({ state }) => state.status)).toEqual([
      "sent",
      "scheduled",
      "sent",
      "scheduled",
    ]);
  });
});

/** Answers the first question for the list like this. */
function firstList(answer: () => Response): (request: Request) => Response | undefined {
  let asked = 0;
  return ({ method, url }) => {
    if (method !== "GET" || !url.endsWith("/delayed_events")) return undefined;
    asked += 1;
    return asked === 1 ? answer() : undefined;
  };
}

describe("After a reload, T-75 106. a widget that loses its permission", () => {
  it("has its heartbeats sent also where the homeserver is too busy at first to list them", async () => {
    const storage = aStorage();
    const body = { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 5 };
    const intercept = firstList(() => Response.json(body, { status: 429 }));
    const scene = await aScene({ storage }, { intercept });
    const { heartbeat } = await twoOf(scene, "call");
    const reloaded = createDelayedEventStore({ userId: scene.alice.userId, storage });
    expect(await reloaded.end(scene.alice.port, { messages: "keep" })).toMatchObject({
      sent: [{}],
      failed: [],
    });
    expect(actions(scene)).toEqual([`send ${heartbeat}`]);
  });
});

describe("The user", () => {
  it("T-75 cannot cancel a heartbeat, nor the leave of a call, which would leave a ghost", async () => {
    const scene = await aScene();
    await twoOf(scene, "call");
    await scene.widget("other").sendDelayedEvent(hourMs, member, {}, "_other");
    const [heartbeat, , leave] = entriesOf(scene.store);
    for (const entry of [heartbeat, leave]) {
      expect(await scene.store.act(scene.alice.port, entry?.id ?? "", "cancel")).toBe(false);
    }
    expect(actions(scene)).toEqual([]);
    expect(scene.homeserver.inspect.delayedEvents()).toHaveLength(3);
  });

  it.each(["this page", "an earlier one"])(
    "learns that what %s scheduled is there no longer",
    async (page) => {
      const storage = aStorage();
      const scene = await aScene({ storage });
      const { message } = await twoOf(scene, "call");
      const store =
        page === "this page" ? scene.store : createDelayedEventStore({ userId: scene.alice.userId, storage });
      await scene.alice.port.updateDelayedEvent(message, "cancel");
      expect(await store.act(scene.alice.port, entriesOf(store)[1]?.id ?? "", "send")).toBe(false);
      expect(entriesOf(store).map(({ state }) => state.status)).toEqual(["scheduled", "lost"]);
    },
  );

  it.each(["send", "cancel"] as const)("can %s one event now", async (action) => {
    const scene = await aScene();
    const { message } = await twoOf(scene, "call");
    const id = entriesOf(scene.store)[1]?.id ?? "";
    expect(await scene.store.act(scene.alice.port, id, action)).toBe(true);
    expect(actions(scene)).toEqual([`${action} ${message}`]);
    expect(entriesOf(scene.store)[1]?.state).toMatchObject({
      status: action === "send" ? "sent" : "cancelled",
      reason: "user",
    });
    expect(await scene.store.act(scene.alice.port, id, action)).toBe(false);
    expect(await scene.store.act(scene.alice.port, "unknown", action)).toBe(false);
  });
});
