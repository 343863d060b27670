import type { WidgetApi as MatrixWidgetApi } from "matrix-widget-api";
import { expect, vi } from "vitest";
import { MESSAGE, PING, SEAT } from "../granting-everything.ts";
import { call, type MethodTest, observe, outcomeOf, type ToolkitScene } from "./a-toolkit.ts";

const text = (body: string) => ({ msgtype: "m.text", body });
const DAY_MS = 86_400_000;

interface Sent {
  readonly event_id: string;
  readonly room_id: string;
  readonly state_key?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const say = ({ bob, roomId }: ToolkitScene, body: string) =>
  bob.client.sendEvent(roomId, MESSAGE as never, text(body) as never);
const sit = ({ bob, roomId }: ToolkitScene, key: string, content: object) =>
  bob.client.sendStateEvent(roomId, SEAT as never, content as never, key);
const bodies = (events: readonly Sent[]) => events.map(({ content }) => content["body"]);

export const events = {
  receiveSingleStateEvent: async (aToolkit) => {
    const scene = await aToolkit();
    expect(await call(scene, "receiveSingleStateEvent", SEAT, "one")).toBeUndefined();
    await sit(scene, "one", { at: 1 });
    await vi.waitFor(async () =>
      expect(await call(scene, "receiveSingleStateEvent", SEAT, "one")).toMatchObject({ content: { at: 1 } }),
    );
  },
  receiveStateEvents: async (aToolkit) => {
    const scene = await aToolkit();
    for (const key of ["one", "two"]) await sit(scene, key, { key });
    const keys = async (options: object) =>
      (await call<Sent[]>(scene, "receiveStateEvents", SEAT, options)).map(({ state_key }) => state_key);
    await vi.waitFor(async () => expect((await keys({})).sort()).toEqual(["one", "two"]));
    expect(await keys({ stateKey: "two", roomIds: "*" })).toEqual(["two"]);
  },
  observeStateEvents: async (aToolkit) => {
    const scene = await aToolkit();
    await sit(scene, "one", { at: 1 });
    await vi.waitFor(() => expect(scene.alice.port.getState(scene.roomId, SEAT, "one")).toHaveLength(1));
    const seen = observe<Sent>(scene, 2, "observeStateEvents", SEAT);
    await vi.waitFor(() =>
      expect(scene.page.heard.some(({ action }) => action === "org.matrix.msc2876.read_events")).toBe(true),
    );
    await sit(scene, "one", { at: 2 });
    expect((await seen).map(({ content }) => content)).toEqual([{ at: 1 }, { at: 2 }]);
  },
  sendStateEvent: async (aToolkit) => {
    const scene = await aToolkit();
    const { event_id } = await call<Sent>(scene, "sendStateEvent", SEAT, { at: 1 }, { stateKey: "one" });
    expect(scene.homeserver.inspect.roomState(scene.roomId)).toContainEqual(
      expect.objectContaining({ event_id, state_key: "one", content: { at: 1 } }),
    );
  },
  sendDelayedStateEvent: async (aToolkit) => {
    const scene = await aToolkit();
    const { delay_id: delayId } = await call<{ delay_id: string }>(
      scene,
      "sendDelayedStateEvent",
      SEAT,
      { left: true },
      DAY_MS,
      { stateKey: "one" },
    );
    expect(scene.homeserver.inspect.delayedEvents()).toMatchObject([
      { delayId, type: SEAT, stateKey: "one" },
    ]);
  },
  receiveRoomEvents: async (aToolkit) => {
    const scene = await aToolkit();
    await say(scene, "one");
    await say(scene, "two");
    const read = (options: object) => call<Sent[]>(scene, "receiveRoomEvents", MESSAGE, options);
    await vi.waitFor(async () => expect(bodies(await read({}))).toEqual(["two", "one"]));
    expect(await read({ messageType: "m.notice" })).toEqual([]);
    expect(bodies(await read({ messageType: "m.text", roomIds: "*" }))).toEqual(["two", "one"]);
  },
  observeRoomEvents: async (aToolkit) => {
    const scene = await aToolkit();
    const seen = observe<Sent>(scene, 2, "observeRoomEvents", MESSAGE, { messageType: "m.text" });
    await vi.waitFor(() =>
      expect(scene.page.heard.some(({ action }) => action === "org.matrix.msc2876.read_events")).toBe(true),
    );
    await say(scene, "one");
    await say(scene, "two");
    expect(bodies(await seen)).toEqual(["one", "two"]);
  },
  sendRoomEvent: async (aToolkit) => {
    const scene = await aToolkit();
    // It resolves with the event as it came back, and not before.
    const echo = await call<Sent>(scene, "sendRoomEvent", MESSAGE, text("mine"));
    expect(echo).toMatchObject({ sender: scene.alice.userId, room_id: scene.roomId, content: text("mine") });
    expect(scene.homeserver.inspect.roomEvents(scene.roomId).at(-1)?.event_id).toBe(echo.event_id);
  },
  sendDelayedRoomEvent: async (aToolkit) => {
    const scene = await aToolkit();
    const later = ["sendDelayedRoomEvent", MESSAGE, text("later"), DAY_MS] as const;
    const { delay_id: delayId } = await call<{ delay_id: string }>(scene, ...later);
    expect(scene.homeserver.inspect.delayedEvents()).toMatchObject([{ delayId, content: text("later") }]);
  },
  updateDelayedEvent: async (aToolkit) => {
    const scene = await aToolkit();
    // The toolkit calls a method that matrix-widget-api no longer has: its own request never leaves the page.
    expect(await outcomeOf(scene, "updateDelayedEvent", "delay", "cancel")).toMatchObject({
      error: { message: expect.stringContaining("is not a function") },
    });
    // By the spelling that the method was made for, the host does what it is asked.
    const { delay_id } = await call<{ delay_id: string }>(
      scene,
      "sendDelayedRoomEvent",
      MESSAGE,
      text("later"),
      DAY_MS,
    );
    await scene.page.run(
      async ({ starting }, { delay_id }) => {
        const api: MatrixWidgetApi = Reflect.get(await starting, "matrixWidgetApi");
        return api.transport.send("org.matrix.msc4157.update_delayed_event", {
          delay_id,
          action: "cancel",
        });
      },
      { delay_id },
    );
    expect(scene.homeserver.inspect.delayedEvents()).toEqual([]);
  },
  readEventRelations: async (aToolkit) => {
    const scene = await aToolkit();
    const { event_id } = await say(scene, "parent");
    for (const body of ["one", "two", "three"]) {
      const relation = { "m.relates_to": { rel_type: "m.thread", event_id } };
      await scene.bob.client.sendEvent(
        scene.roomId,
        MESSAGE as never,
        { ...text(body), ...relation } as never,
      );
    }
    await vi.waitFor(async () =>
      expect(await scene.alice.port.readEvent(scene.roomId, event_id)).toBeDefined(),
    );
    const read = (from?: string) =>
      call<{ chunk: Sent[]; nextToken?: string }>(scene, "readEventRelations", event_id, {
        relationType: "m.thread",
        limit: 2,
        direction: "f",
        from,
      });
    const first = await read();
    const second = await read(first.nextToken);
    expect([bodies(first.chunk), bodies(second.chunk)]).toEqual([["one", "two"], ["three"]]);
    expect(second.nextToken).toBeUndefined();
  },
  sendToDeviceMessage: async (aToolkit) => {
    const scene = await aToolkit();
    const received: unknown[] = [];
    scene.bob.port.subscribe((update) => {
      if (update.kind === "to-device") received.push(update.message);
    });
    await call(scene, "sendToDeviceMessage", PING, false, { [scene.bob.userId]: { "*": { n: 1 } } });
    await vi.waitFor(() => expect(received).toMatchObject([{ type: PING, content: { n: 1 } }]));
  },
  observeToDeviceMessages: async (aToolkit) => {
    const scene = await aToolkit();
    const seen = observe(scene, 1, "observeToDeviceMessages", PING);
    const { bob, alice } = scene;
    await bob.port.sendToDevice({
      type: PING,
      encrypted: false,
      contents: { [alice.userId]: { "*": { n: 2 } } },
    });
    expect(await seen).toEqual([{ type: PING, sender: bob.userId, content: { n: 2 }, encrypted: false }]);
  },
} satisfies Readonly<Record<string, MethodTest>>;
