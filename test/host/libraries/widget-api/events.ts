import type { ISendEventFromWidgetResponseData } from "matrix-widget-api";
import { expect, vi } from "vitest";
import { MESSAGE, NOTE, PING, SEAT } from "../granting-everything.ts";
import { call, type HostedScene, type HostedTest, type Method } from "./a-widget-api.ts";

const text = (body: string) => ({ msgtype: "m.text", body });
const DAY_MS = 86_400_000;

const send = (scene: HostedScene, body: string) =>
  call<ISendEventFromWidgetResponseData>(scene, "sendRoomEvent", MESSAGE, text(body));

const stored = ({ homeserver, roomId }: HostedScene) => homeserver.inspect.roomEvents(roomId);

async function schedule(scene: HostedScene): Promise<string> {
  const { delay_id = "" } = await call<ISendEventFromWidgetResponseData>(
    scene,
    "sendStateEvent",
    SEAT,
    "one",
    { left: true },
    scene.roomId,
    DAY_MS,
  );
  return delay_id;
}

export const events = {
  sendRoomEvent: async (aScene) => {
    const scene = await aScene();
    const { event_id, room_id } = await send(scene, "Hello");
    expect(room_id).toBe(scene.roomId);
    expect(stored(scene).at(-1)).toMatchObject({
      event_id,
      sender: scene.alice.userId,
      content: text("Hello"),
    });
    await call(scene, "sendRoomEvent", "m.room.redaction", { redacts: event_id, reason: "typo" });
    await vi.waitFor(() =>
      expect(stored(scene).find((event) => event.event_id === event_id)?.content).toEqual({}),
    );
    const { delay_id } = await call<ISendEventFromWidgetResponseData>(
      scene,
      "sendRoomEvent",
      MESSAGE,
      text("later"),
      scene.roomId,
      DAY_MS,
      60_000,
    );
    expect(scene.homeserver.inspect.delayedEvents()).toMatchObject([
      { delayId: delay_id, type: MESSAGE, content: text("later") },
    ]);
    await call(scene, "sendRoomEvent", MESSAGE, text("sticky"), scene.roomId, undefined, undefined, 60_000);
    await vi.waitFor(() => expect(scene.alice.port.getStickyEvents(scene.roomId)).toHaveLength(1));
  },
  sendStateEvent: async (aScene) => {
    const scene = await aScene();
    const { event_id } = await call<ISendEventFromWidgetResponseData>(scene, "sendStateEvent", SEAT, "", {
      at: 1,
    });
    expect(scene.homeserver.inspect.roomState(scene.roomId)).toContainEqual(
      expect.objectContaining({ event_id, type: SEAT, state_key: "", content: { at: 1 } }),
    );
    const delayId = await schedule(scene);
    expect(scene.homeserver.inspect.delayedEvents()).toMatchObject([{ delayId, stateKey: "one" }]);
  },
  cancelScheduledDelayedEvent: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "cancelScheduledDelayedEvent", await schedule(scene))).toEqual({});
    expect(scene.homeserver.inspect.delayedEvents()).toEqual([]);
    expect(stored(scene)).not.toContainEqual(expect.objectContaining({ type: SEAT }));
  },
  restartScheduledDelayedEvent: async (aScene) => {
    const scene = await aScene();
    const delayId = await schedule(scene);
    const dueAt = scene.homeserver.inspect.delayedEvents()[0]?.dueAt ?? 0;
    await vi.waitFor(() => expect(Date.now() + DAY_MS).toBeGreaterThan(dueAt));
    expect(await call(scene, "restartScheduledDelayedEvent", delayId)).toEqual({});
    expect(scene.homeserver.inspect.delayedEvents()[0]?.dueAt).toBeGreaterThan(dueAt);
  },
  sendScheduledDelayedEvent: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "sendScheduledDelayedEvent", await schedule(scene))).toEqual({});
    expect(scene.homeserver.inspect.delayedEvents()).toEqual([]);
    expect(scene.homeserver.inspect.roomState(scene.roomId)).toContainEqual(
      expect.objectContaining({ type: SEAT, state_key: "one", content: { left: true } }),
    );
  },
  sendToDevice: async (aScene) => {
    const scene = await aScene();
    const received: unknown[] = [];
    scene.bob.port.subscribe((update) => {
      if (update.kind === "to-device") received.push(update.message);
    });
    const contents = { [scene.bob.userId]: { "*": { n: 1 } } };
    await call(scene, "sendToDevice", PING, false, contents);
    await vi.waitFor(() =>
      expect(received).toMatchObject([{ type: PING, sender: scene.alice.userId, content: { n: 1 } }]),
    );
  },
  readRoomAccountData: async (aScene) => {
    const scene = await aScene();
    await scene.alice.client.setRoomAccountData(scene.roomId, NOTE as never, { text: "milk" } as never);
    await vi.waitFor(async () =>
      expect(await call(scene, "readRoomAccountData", NOTE, [scene.roomId])).toEqual([
        { type: NOTE, room_id: scene.roomId, content: { text: "milk" } },
      ]),
    );
  },
  readRoomEvents: async (aScene) => {
    const scene = await aScene();
    const [one, two] = [await send(scene, "one"), await send(scene, "two")];
    const ids = async (...values: readonly unknown[]) =>
      (await call<{ event_id: string }[]>(scene, "readRoomEvents", MESSAGE, ...values)).map(
        ({ event_id }) => event_id,
      );
    await vi.waitFor(async () => expect(await ids()).toEqual([two.event_id, one.event_id]));
    expect(await ids(1)).toEqual([two.event_id]);
    expect(await ids(10, "m.notice")).toEqual([]);
    expect(await ids(10, "m.text", ["*"], one.event_id)).toEqual([two.event_id]);
  },
  readStateEvents: async (aScene) => {
    const scene = await aScene();
    for (const key of ["one", "two"]) await call(scene, "sendStateEvent", SEAT, key, { key });
    const keys = async (...values: readonly unknown[]) =>
      (await call<{ state_key: string }[]>(scene, "readStateEvents", SEAT, ...values)).map(
        ({ state_key }) => state_key,
      );
    await vi.waitFor(async () => expect((await keys()).sort()).toEqual(["one", "two"]));
    expect(await keys(10, "two")).toEqual(["two"]);
    expect(await keys(1)).toHaveLength(1);
  },
  readEventRelations: async (aScene) => {
    const scene = await aScene();
    const { event_id } = await send(scene, "parent");
    for (const body of ["one", "two", "three"]) {
      const relation = { "m.relates_to": { rel_type: "m.thread", event_id } };
      await call(scene, "sendRoomEvent", MESSAGE, { ...text(body), ...relation });
    }
    const read = (from?: string) =>
      call<{ chunk: { content: { body: string } }[]; next_batch?: string }>(
        scene,
        "readEventRelations",
        event_id,
        scene.roomId,
        "m.thread",
        MESSAGE,
        2,
        from,
        undefined,
        "f",
      );
    const first = await read();
    const second = await read(first.next_batch);
    expect(first.chunk.map(({ content }) => content.body)).toEqual(["one", "two"]);
    expect(second.chunk.map(({ content }) => content.body)).toEqual(["three"]);
    expect(second.next_batch).toBeUndefined();
  },
} satisfies Partial<Record<Method, HostedTest>>;
